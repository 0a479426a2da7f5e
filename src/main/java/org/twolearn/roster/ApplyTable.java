package org.twolearn.roster;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The import itself: a few statements over everything, in one transaction. */
@Repository
class ApplyTable {
    private static final List<String> APPLY = MatchTable.statements("""
            insert into school (district_id, school_id, name, source_id)
            select :district, school_id, name, source_id from roster_org o
             where o.district_id = :district and o.import_id = :id and o.school and not o.gone
               and not exists (select from school s where s.district_id = :district and s.school_id = o.school_id);
            update school s set name = o.name, closed_on = null from roster_org o
             where o.district_id = :district and o.import_id = :id and o.school and not o.gone
               and s.district_id = :district and s.school_id = o.school_id and o.source_id = s.source_id
               and (s.name <> o.name or s.closed_on is not null);
            update school s set closed_on = :today from roster_import i
             where i.district_id = :district and i.import_id = :id and s.district_id = :district
               and s.closed_on is null and s.source_id is not null
               and (exists (select from roster_org o where o.district_id = :district and o.import_id = :id
                                                       and o.gone and o.school_id = s.school_id)
                    or i.orgs_complete and s.source_id not like 'name:%' and not exists (
                        select from roster_org o where o.district_id = :district and o.import_id = :id
                                                   and o.school_id = s.school_id and o.school));
            insert into person (district_id, person_id, given_name, family_name, pronouns, email, username, source_id)
            select :district, person_id, given_name, family_name, pronouns, email, username, source_id
              from roster_person where district_id = :district and import_id = :id and becomes = 'join';
            update person p
               set given_name = r.given_name, family_name = r.family_name, left_on = null,
                   pronouns = coalesce(r.pronouns, p.pronouns), email = coalesce(r.email, p.email),
                   username = coalesce(r.username, p.username),
                   source_id = case when p.source_id is not null and r.source_id like 'mail:%'
                                    then p.source_id else r.source_id end
              from roster_person r
             where r.district_id = :district and r.import_id = :id and r.becomes in ('change', 'return')
               and r.place > 0 and p.district_id = :district and p.person_id = r.person_id;
            delete from position where position_id in (select position_id from ({removed}) as removed);
            update position q
               set person_id = r.person_id, school_id = r.school_id, kind = r.kind,
                   subject = case when r.subject is not null or i.subjects then r.subject else q.subject end
              from roster_position r, roster_import i
             where r.district_id = :district and r.import_id = :id and not r.gone and r.person_id is not null
               and i.district_id = :district and i.import_id = :id
               and q.district_id = :district and q.source_id = r.source_id
               and (q.person_id <> r.person_id or q.kind <> r.kind or q.school_id is distinct from r.school_id
                    or q.subject is distinct from r.subject and (r.subject is not null or i.subjects));
            insert into position (district_id, position_id, person_id, school_id, kind, subject, source_id)
            select :district, gen_random_uuid(), r.person_id, r.school_id, r.kind, r.subject, r.source_id
              from roster_position r join person p on p.district_id = :district and p.person_id = r.person_id
             where r.district_id = :district and r.import_id = :id and not r.gone and p.left_on is null
               and not exists (select from roster_person l
                                where l.district_id = :district and l.import_id = :id and l.person_id = r.person_id
                                  and l.becomes = 'leave')
               and not exists (select from position q where q.district_id = :district and q.source_id = r.source_id);
            update person p set left_on = :today from roster_person r
             where r.district_id = :district and r.import_id = :id and r.becomes = 'leave'
               and p.district_id = :district and p.person_id = r.person_id;
            delete from position q using roster_person r
             where r.district_id = :district and r.import_id = :id and r.becomes = 'leave'
               and q.district_id = :district and q.person_id = r.person_id;
            """.replace("{removed}", MatchTable.REMOVED));

    private static final List<String> STAGED = List.of(
            "roster_teaching", "roster_class", "roster_course", "roster_position", "roster_person", "roster_org");

    private final JdbcClient jdbc;

    ApplyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(ImportId id, LocalDate today, Runnable step) {
        prepare();
        for (var sql : APPLY) {
            var statement = jdbc.sql(sql).param("district", id.district()).param("id", id.value());
            statement.param("today", today).update();
            step.run();
        }
    }

    /** Each position asks whether its person is there, by a plan kept from when the directory was small: one scan a row. */
    private void prepare() {
        jdbc.sql("discard plans").update();
        jdbc.sql("select set_config('enable_seqscan', 'off', true)")
                .query(String.class)
                .single();
    }

    /** What was read and is not needed any more. */
    void forget(ImportId id) {
        for (var table : STAGED)
            jdbc.sql("delete from " + table + " where district_id = :district and import_id = :id")
                    .param("district", id.district())
                    .param("id", id.value())
                    .update();
    }

    static int steps() {
        return APPLY.size();
    }
}
