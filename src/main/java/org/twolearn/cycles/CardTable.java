package org.twolearn.cycles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;

/** What a partner's card says of the newest open cycle, for all cards at once. */
@Repository
@Transactional(readOnly = true)
class CardTable {
    private static final String CARDS = """
            select distinct on (c.partnership_id) c.partnership_id, c.cycle_id, c.words as challenge,
                   g.entry_id as goal_id, g.words as goal, n.entry_id as names_id, n.words as names,
                   case when g.at is null then
                             case when exists (select from standing s
                                                where (s.partnership_id, s.cycle_id) = (c.partnership_id, c.cycle_id))
                                  then 'GOAL' else 'STANDS' end
                        when d.what = 'change the goal' and d.at > g.at then 'GOAL'
                        when l.at > coalesce(d.at, '-infinity') then 'LOOK'
                        else 'TRY' end as stage
              from cycle c
              left join lateral (select * from goal
                                  where (partnership_id, cycle_id) = (c.partnership_id, c.cycle_id)
                                  order by version desc limit 1) g on true
              left join lateral (select * from decision
                                  where (partnership_id, cycle_id) = (c.partnership_id, c.cycle_id)
                                  order by at desc limit 1) d on true
              left join lateral (select max(at) as at from step_log
                                  where (partnership_id, cycle_id) = (c.partnership_id, c.cycle_id)) l on true
              left join lateral (select * from stage_names
                                  where partnership_id = c.partnership_id
                                  order by version desc limit 1) n on true
             where c.partnership_id = any (:ids) and c.closed_at is null
             order by c.partnership_id, c.began_at desc
            """;

    /** @param workingOn the goal's sentence, or else the challenge; may be empty */
    record Card(PartnershipId partnership, String workingOn, String stage) {}

    private final JdbcClient jdbc;
    private final Texts texts;

    CardTable(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    List<Card> of(Set<PartnershipId> ids) {
        return jdbc.sql(CARDS)
                .param("ids", ids.stream().map(PartnershipId::value).toArray(UUID[]::new))
                .query((row, _) -> card(row))
                .list();
    }

    private Card card(ResultSet row) throws SQLException {
        var id = new PartnershipId(row.getObject("partnership_id", UUID.class));
        var goal = text(id, Kind.GOAL, row, "goal_id", "goal", "sentence");
        var on = goal.isEmpty() ? text(id, Kind.CYCLE, row, "cycle_id", "challenge", "challenge") : goal;
        var stage = Stage.valueOf(row.getString("stage"));
        var named = text(id, Kind.STAGE_NAMES, row, "names_id", "names", stage.key());
        return new Card(id, on, named.isEmpty() ? Walk.name(stage, null) : named);
    }

    private String text(PartnershipId partnership, Kind kind, ResultSet row, String id, String words, String name)
            throws SQLException {
        @Nullable UUID entry = row.getObject(id, UUID.class);
        return entry == null
                ? ""
                : texts.open(partnership, kind, entry, row.getBytes(words)).getOrDefault(name, "");
    }
}
