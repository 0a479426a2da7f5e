package org.twolearn.roster;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks at what was read as a whole: what stands twice, what points nowhere. */
@Repository
class CheckTable {
    private record Kind(String table, String file) {}

    private static final List<Kind> WITH_IDS = List.of(
            new Kind("roster_org", "orgs"),
            new Kind("roster_person", "users"),
            new Kind("roster_position", "roles"),
            new Kind("roster_course", "courses"),
            new Kind("roster_class", "classes"));

    private final JdbcClient jdbc;

    CheckTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void twice(ImportId id, Findings findings) {
        for (var kind : WITH_IDS)
            found(id, findings, Fault.TWICE, kind.file(), "sourcedId", """
                    select place, line, source_id as said, null as meant
                      from (select place, line, source_id,
                                   row_number() over (partition by source_id order by place) as time
                              from %s where district_id = :district and import_id = :id) as seen
                     where time > 1
                    """.formatted(kind.table()), kind.table());
    }

    void references(ImportId id, Findings findings) {
        found(id, findings, Fault.COURSE_MISSING, "classes", "courseSourcedId", """
                select place, line, course as said, null as meant from roster_class c
                 where district_id = :district and import_id = :id and not exists (
                       select from roster_course o where o.district_id = :district and o.import_id = :id and o.source_id = c.course)
                """, "roster_class");
        found(id, findings, Fault.COURSE_MISSING, "enrollments", "classSourcedId", """
                select place, line, class as said, null as meant from roster_teaching t
                 where district_id = :district and import_id = :id and not exists (
                       select from roster_class c where c.district_id = :district and c.import_id = :id and c.source_id = t.class)
                """, "roster_teaching");
    }

    /** After people and schools were matched with the directory. */
    void matches(ImportId id, Findings findings) {
        found(id, findings, Fault.PERSON_MISSING, "roles", "userSourcedId", """
                select place, line, person_source as said, null as meant from roster_position
                 where district_id = :district and import_id = :id and person_id is null and not gone
                """, "roster_position");
        found(id, findings, Fault.ORG_MISSING, "roles", "orgSourcedId", """
                select place, line, org_source as said, null as meant from roster_position r
                 where district_id = :district and import_id = :id and not gone and org_source is not null
                   and school_id is null
                   and not exists (select from roster_org o where o.district_id = :district and o.import_id = :id and o.source_id = r.org_source)
                """, "");
        found(id, findings, Fault.NO_POSITION, "users", "sourcedId", """
                select place, line, given_name || ' ' || family_name as said, null as meant from roster_person
                 where district_id = :district and import_id = :id and becomes = 'none'
                """, "");
        found(id, findings, Fault.SHARED_EMAIL, "users", "email", """
                select place, line, email as said, null as meant
                  from (select place, line, email, row_number() over (partition by lower(email) order by place) as time
                          from roster_person
                         where district_id = :district and import_id = :id and email is not null and not gone
                           and place > 0) as seen
                 where time > 1
                """, "");
        found(id, findings, Fault.EMAIL_PASSED_ON, "users", "email", """
                select r.place, r.line, r.email as said, p.name as meant
                  from roster_person r join person p on lower(p.email) = lower(r.email)
                 where r.district_id = :district and r.import_id = :id and r.becomes = 'join'
                   and p.district_id = :district
                """, "");
        found(id, findings, Fault.YOURSELF, "users", "sourcedId", """
                select 0 as place, 0 as line, p.name as said, null as meant
                  from person p join roster_import i on i.import_id = :id and i.complete
                 where p.district_id = :district and p.person_id = me() and p.source_id is not null
                   and p.source_id not like 'mail:%' and not exists (
                       select from roster_person r where r.import_id = :id and r.person_id = p.person_id and r.becomes is not null)
                """, "");
        found(id, findings, Fault.LAST_OPERATOR, "users", "sourcedId", """
                select place, line, given_name || ' ' || family_name as said, null as meant from roster_person
                 where district_id = :district and import_id = :id and becomes = 'kept'
                """, "");
    }

    private void found(
            ImportId id,
            Findings findings,
            Fault fault,
            String file,
            String heading,
            String select,
            String deleteFrom) {
        var deletion = deleteFrom.isEmpty() ? "" : """
                , gone as (delete from %s where district_id = :district and import_id = :id
                                            and place in (select place from found))
                """.formatted(deleteFrom);
        var count = jdbc.sql("with found as materialized (" + select + "), kept as ("
                        + "insert into roster_finding (district_id, import_id, fault, file, line, heading, said, meant)"
                        + " select :district, :id, :fault, :file, line, :heading, said, meant from found order by line limit "
                        + Findings.SHOWN + ")" + deletion + " select count(*) from found")
                .param("district", id.district())
                .param("id", id.value())
                .param("fault", fault.name())
                .param("file", file + ".csv")
                .param("heading", heading)
                .query(Long.class)
                .single();
        findings.count(fault, count);
    }
}
