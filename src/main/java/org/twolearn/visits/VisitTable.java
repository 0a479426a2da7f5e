package org.twolearn.visits;

import java.util.List;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;

/** Visits with all versions of their plans, and that they were recorded. Row-level security hides other people's. */
@Repository
class VisitTable {
    private static final String VISIT = """
            select v.partnership_id, v.visit_id, v.host, v.offered_by, v.zone, v.cycle_id,
                   p.version, p.author, p.visitors, p.begins, p.ends, p.proposed_at, p.practice, p.details, p.note,
                   array(select s.person_id from visit_signature s
                          where (s.partnership_id, s.visit_id, s.version) = (p.partnership_id, p.visit_id, p.version)) as signed_by,
                   r.recorder, r.version as recorded_under, r.started_at, r.done_at, r.summary, r.kept_at,
                   m.mistaken, m.corrected, m.entries, m.words, case when m.marked then r.events end as events,
                   l.looked_at, e.at as erased_at, e.keeping_id is not null as on_its_day
              from visit v
              -- One visit's at a time: PostgreSQL, which thinks that a partnership has one visit, would look at all of them for
              -- each, and at who may read it.
              join lateral (select * from visit_plan one where (one.partnership_id, one.visit_id) = (v.partnership_id, v.visit_id) offset 0) p on true
              left join lateral (select partnership_id, visit_id, recorder, version, started_at, done_at, summary, events, null::timestamptz as kept_at
                                   from visit_record one where (one.partnership_id, one.visit_id) = (v.partnership_id, v.visit_id)
                                  union all
                                 select partnership_id, visit_id, recorder, version, started_at, done_at, figures, null, at
                                   from visit_kept one where (one.partnership_id, one.visit_id) = (v.partnership_id, v.visit_id) offset 0) r on true
              left join lateral (select * from visit_look one where (one.partnership_id, one.visit_id) = (v.partnership_id, v.visit_id) offset 0) l on true
              left join lateral (select * from visit_erased one where (one.partnership_id, one.visit_id) = (v.partnership_id, v.visit_id) offset 0) e on true
              left join lateral (select array_agg(event_id) filter (where what = 'mistaken') as mistaken,
                                        array_agg(event_id order by entry_id) filter (where what = 'corrected') as corrected,
                                        array_agg(entry_id order by entry_id) filter (where what = 'corrected') as entries,
                                        array_agg(words order by entry_id) filter (where what = 'corrected') as words,
                                        bool_or(what <> 'counts') as marked
                                   from (select distinct on (event_id) event_id, entry_id, what, words from visit_mistake
                                          where (partnership_id, visit_id, recorder) = (r.partnership_id, r.visit_id, r.recorder)
                                          order by event_id, at desc, entry_id) newest) m on true
            """;

    private final JdbcClient jdbc;

    VisitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Visit find(PartnershipId partnership, VisitId visit) {
        return visits(jdbc.sql(VISIT
                                + "where v.partnership_id = :partnership and v.visit_id = :visit order by p.version")
                        .param("partnership", partnership.value())
                        .param("visit", visit.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    List<Visit> of(PartnershipId partnership) {
        return visits(jdbc.sql(VISIT + "where v.partnership_id = :partnership order by p.version")
                .param("partnership", partnership.value()));
    }

    /** What Home and the cards need: what is not looked at yet, the last few days, and each partnership's last visit. */
    List<Visit> current() {
        return visits(jdbc.sql(VISIT + """
                where v.partnership_id = any ((select mine())::uuid[])
                  and (p.begins > now() - interval '7 days' or r.visit_id is not null and l.visit_id is null
                       or (r.partnership_id, r.started_at) in (
                           select partnership_id, max(started_at) from visit_record
                            where partnership_id = any ((select mine())::uuid[]) and done_at is not null group by 1))
                order by p.version
                """));
    }

    private static List<Visit> visits(JdbcClient.StatementSpec statement) {
        return VisitRow.visits(statement.query((row, _) -> VisitRow.of(row)).stream());
    }
}
