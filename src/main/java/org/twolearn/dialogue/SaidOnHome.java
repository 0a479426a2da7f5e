package org.twolearn.dialogue;

import gg.jte.Content;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** What we said we would do: everybody's in one list, by day, and what was done in the last two weeks. */
@Component
class SaidOnHome implements HomePart {
    private static final String SAID = """
            select * from (
                select n.partnership_id, n.step_id as id, n.author, n.cycle_id as cycle, s.what, s.entry_id as entry,
                       s.words, s.help as more, s.day, s.at as since
                  from next_step n
                  cross join lateral (select * from next_step_said
                                       where (partnership_id, step_id) = (n.partnership_id, n.step_id)
                                       order by at desc, entry_id limit 1) s
                 where n.partnership_id = any ((select mine())::uuid[])) as said
             where what = 'said' or what = 'done' and since > now() - interval '14 days'
             order by what desc, day nulls last, since desc
             limit 50
            """;

    private final JdbcClient jdbc;
    private final DialogueTable table;
    private final Partnerships partnerships;
    private final Templates templates;
    private final Days days;

    SaidOnHome(JdbcClient jdbc, DialogueTable table, Partnerships partnerships, Templates templates, Days days) {
        this.jdbc = jdbc;
        this.table = table;
        this.partnerships = partnerships;
        this.templates = templates;
        this.days = days;
    }

    @Override
    public Place place() {
        return Place.SAID;
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Content show() {
        var steps = jdbc.sql(SAID)
                .query((row, _) -> table.step(new PartnershipId(row.getObject("partnership_id", UUID.class)), row))
                .list();
        if (steps.isEmpty()) return null;
        days.today();
        return templates.part(
                "dialogue/said", Map.of("steps", steps, "partners", partnerships.partnersInMine(), "days", days));
    }
}
