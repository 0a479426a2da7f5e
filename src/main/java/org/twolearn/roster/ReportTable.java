package org.twolearn.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The report of a roster, and its figures. */
@Repository
class ReportTable {
    private record Count(String becomes, long rows) {}

    private final JdbcClient jdbc;

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(ImportId id, Findings findings, Map<String, Long> figures) {
        findings.kept()
                .forEach(finding -> in("""
                insert into roster_finding (district_id, import_id, fault, file, line, heading, said, meant)
                values (:district, :id, :fault, :file, :line, :heading, :said, :meant)
                """, id)
                        .param("fault", finding.fault().name())
                        .param("file", finding.file())
                        .param("line", finding.line())
                        .param("heading", finding.heading())
                        .param("said", finding.said())
                        .param("meant", finding.meant())
                        .update());
        var tallies = new TreeMap<>(figures);
        findings.counts().forEach((fault, rows) -> tallies.put("fault:" + fault, rows));
        findings.dropped().forEach((what, rows) -> tallies.put("dropped:" + what, rows));
        tallies.put("lines", findings.lines());
        tallies.forEach((what, rows) ->
                in("""
                insert into roster_tally (district_id, import_id, what, rows) values (:district, :id, :what, :rows)
                """, id).param("what", what).param("rows", rows).update());
    }

    /** How many join, change, leave and stay, as things stand now. */
    Map<String, Long> figures(ImportId id) {
        var rows = new HashMap<String, Long>();
        in("""
                select becomes, count(*) as rows from roster_person
                 where district_id = :district and import_id = :id and becomes is not null group by becomes
                """, id).query(Count.class).list().forEach(count -> rows.put(count.becomes(), count.rows()));
        long before = one("""
                select count(*) from person where district_id = :district and left_on is null and source_id is not null
                """, id);
        long attached = one("""
                select count(*) from roster_person r join person p on p.district_id = :district and p.person_id = r.person_id
                 where r.district_id = :district and r.import_id = :id and r.becomes = 'change' and p.source_id is null
                """, id);
        long change = rows.getOrDefault("change", 0L) + one(OTHERS_CHANGED, id);
        long leave = rows.getOrDefault("leave", 0L);
        return Map.of(
                "join",
                rows.getOrDefault("join", 0L) + rows.getOrDefault("return", 0L),
                "change",
                change,
                "leave",
                leave,
                "before",
                before,
                "stay",
                before + attached - change - leave,
                "schools",
                one(SCHOOLS_CHANGED, id));
    }

    /** People of whom the roster names positions only. */
    private static final String OTHERS_CHANGED = """
            select count(distinct person_id)
              from (select r.person_id from roster_position r left join position q
                        on q.district_id = :district and q.source_id = r.source_id
                     where r.district_id = :district and r.import_id = :id and not r.gone
                       and (q.position_id is null or q.person_id <> r.person_id or q.kind <> r.kind
                            or q.school_id is distinct from r.school_id)
                    union select person_id from ({removed}) as removed) as moved
             where person_id not in (select person_id from roster_person
                                      where district_id = :district and import_id = :id and becomes is not null)
            """.replace("{removed}", MatchTable.REMOVED);

    private static final String SCHOOLS_CHANGED = """
            select count(*) from roster_org o left join school s on s.district_id = :district and s.school_id = o.school_id
             where o.district_id = :district and o.import_id = :id and o.school
               and (s.school_id is null or o.gone <> (s.closed_on is not null)
                    or s.name <> o.name and s.source_id = o.source_id)
            """;

    List<Finding> findings(ImportId id) {
        return in("""
                select fault, file, line, heading, said, meant from roster_finding
                 where district_id = :district and import_id = :id order by place
                """, id)
                .query((row, _) -> new Finding(
                        Fault.valueOf(row.getString("fault")),
                        row.getString("file"),
                        row.getLong("line"),
                        row.getString("heading"),
                        row.getString("said"),
                        row.getString("meant")))
                .list();
    }

    List<String> leaving(ImportId id) {
        return in("""
                select given_name || ' ' || family_name as name from roster_person
                 where district_id = :district and import_id = :id and becomes = 'leave'
                 order by family_name, given_name limit 100
                """, id).query((row, _) -> row.getString("name")).list();
    }

    private long one(String sql, ImportId id) {
        return in(sql, id).query(Long.class).single();
    }

    private JdbcClient.StatementSpec in(String sql, ImportId id) {
        return jdbc.sql(sql).param("district", id.district()).param("id", id.value());
    }
}
