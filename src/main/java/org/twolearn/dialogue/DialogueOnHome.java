package org.twolearn.dialogue;

import static java.util.stream.Collectors.toMap;

import gg.jte.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.HomePart;
import org.twolearn.web.Once;
import org.twolearn.web.Templates;

/**
 * What we said we would do: everybody's in one list, by day, and what was done in the last two weeks; and on a partner's
 * card, when they last talked. Before the cards, so that Home asks for both at once.
 */
@Component
@Order(1)
@Transactional(readOnly = true)
class DialogueOnHome implements HomePart, CardFacts {
    private static final String LATELY = """
            select * from (
                select n.partnership_id, n.step_id as id, n.author, n.cycle_id as cycle, s.what, s.entry_id as entry,
                       s.words, s.help as more, s.day, s.at as since, null::timestamptz as at, null::uuid as visit
                  from next_step n
                  cross join lateral (select * from next_step_said
                                       where (partnership_id, step_id) = (n.partnership_id, n.step_id)
                                       order by at desc, entry_id limit 1) s
                 where :steps and n.partnership_id = any ((select mine())::uuid[])
                   and (s.what = 'said' or s.what = 'done' and s.at > now() - interval '14 days')
                 order by s.what desc, s.day nulls last, s.at desc
                 limit 50) as said
            union all
            select a.partnership_id, a.ask_id, a.author, null, 'waits', null, a.words, null, null, null, a.at, a.visit_id
              from asked_of o join asked a on (a.partnership_id, a.ask_id) = (o.partnership_id, o.ask_id)
             where o.partnership_id = any ((select mine())::uuid[]) and a.closes_at > now()
            union all
            select a.partnership_id, a.ask_id, a.author, null, 'answered', null, a.words, null, null, null, a.at, a.visit_id
              from asked a
             where a.author = (select me()) and a.partnership_id = any ((select mine())::uuid[])
               and exists (select from idea i
                            where (i.partnership_id, i.ask_id) = (a.partnership_id, a.ask_id)
                              and i.at > now() - interval '14 days')
               and not exists (select from idea i join idea_became b using (partnership_id, idea_id)
                                where (i.partnership_id, i.ask_id) = (a.partnership_id, a.ask_id))
            union all
            select partnership_id, null, null, null, 'talked', null, null, null, max(day), null, null, null
              from talk where partnership_id = any ((select mine())::uuid[]) group by partnership_id
             order by what desc, day nulls last, since desc
            """;

    /**
     * The steps that Home lists, in its order, who asks the reader, what of the reader's own was answered, and the day on
     * which each partnership last talked.
     */
    private record Lately(
            List<NextStep> steps, List<Ask> asks, List<Ask> answered, Map<PartnershipId, LocalDate> talked) {}

    private final JdbcClient jdbc;
    private final DialogueTable table;
    private final Partnerships partnerships;
    private final Templates templates;
    private final Days days;

    DialogueOnHome(JdbcClient jdbc, DialogueTable table, Partnerships partnerships, Templates templates, Days days) {
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
    public @Nullable Content show() {
        var steps = lately(true).steps();
        if (steps.isEmpty()) return null;
        var partners = partnerships.partnersInMine();
        days.today();
        return templates.part("dialogue/said", Map.of("steps", steps, "partners", partners, "days", days));
    }

    @Override
    public Kind kind() {
        return Kind.LAST_MET;
    }

    @Override
    public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
        return lately(false).talked().entrySet().stream()
                .filter(talked -> partnerships.contains(talked.getKey()))
                .collect(toMap(Map.Entry::getKey, talked -> days.say(talked.getValue())));
    }

    /** Partners who ask the reader what they would try. */
    List<Ask> asks() {
        return lately(true).asks();
    }

    /** What the reader asked and somebody answered, for two weeks or until something became of one of the ideas. */
    List<Ask> answered() {
        return lately(true).answered();
    }

    /** In all partnerships of the reader; the steps only where they are wanted. */
    private Lately lately(boolean steps) {
        return Once.inTransaction("dialogue lately", () -> {
            var lately = new Lately(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
            jdbc.sql(LATELY)
                    .param("steps", steps)
                    .query((row, _) -> add(lately, row))
                    .list();
            return lately;
        });
    }

    private boolean add(Lately lately, ResultSet row) throws SQLException {
        var in = new PartnershipId(row.getObject("partnership_id", UUID.class));
        var what = row.getString("what");
        if (what.equals("waits")) return lately.asks().add(table.ask(in, row));
        if (what.equals("answered")) return lately.answered().add(table.ask(in, row));
        if (!what.equals("talked")) return lately.steps().add(table.step(in, row));
        lately.talked().put(in, row.getObject("day", LocalDate.class));
        return true;
    }
}
