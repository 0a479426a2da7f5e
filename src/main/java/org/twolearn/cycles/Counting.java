package org.twolearn.cycles;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;

/** What the owner of a cycle lets be counted in the district's figures, if anything. Only they see it. */
@Service
@Transactional
class Counting {
    /** What a goal is mainly about, one of eight. */
    static final List<String> AREAS =
            List.of("talk", "thinking", "understanding", "taking part", "routines", "planning", "each student", "else");

    /** @param area null while none was chosen */
    record Chosen(boolean met, @Nullable String area) {}

    private final JdbcClient jdbc;
    private final Cycles cycles;

    Counting(JdbcClient jdbc, Cycles cycles) {
        this.jdbc = jdbc;
        this.cycles = cycles;
    }

    @Transactional(readOnly = true)
    Chosen chosen(PartnershipId partnership, CycleId cycle) {
        return jdbc.sql("""
                select exists (select from goal_met where (partnership_id, cycle_id) = (:partnership, :cycle)) as met,
                       (select area from goal_area where (partnership_id, cycle_id) = (:partnership, :cycle)) as area
                """)
                .param("partnership", partnership.value())
                .param("cycle", cycle.value())
                .query(Chosen.class)
                .single();
    }

    void met(PartnershipId partnership, CycleId cycle) {
        var closed = mine(partnership, cycle).closed();
        if (closed == null) throw new CycleRefused.NotClosed();
        add("insert into goal_met (partnership_id, cycle_id, owner) values (?, ?, ?)", partnership, cycle);
    }

    void area(PartnershipId partnership, CycleId cycle, @Nullable String area) {
        mine(partnership, cycle);
        if (area == null || !AREAS.contains(area)) throw new CycleRefused.NoArea();
        add(
                "insert into goal_area (partnership_id, cycle_id, owner, area) values (?, ?, ?, ?)",
                partnership,
                cycle,
                area);
    }

    /** @param table goal_met or goal_area */
    void takeBack(String table, PartnershipId partnership, CycleId cycle) {
        mine(partnership, cycle);
        var chosen = chosen(partnership, cycle);
        var there = table.equals("goal_met") ? chosen.met() : chosen.area() != null;
        var gone = jdbc.sql("delete from " + table + " where (partnership_id, cycle_id) = (?, ?)")
                .params(partnership.value(), cycle.value())
                .update();
        if (there && gone == 0) throw new CycleRefused.IsCounted();
    }

    /** Sent twice it is there once. */
    private void add(String insert, PartnershipId partnership, CycleId cycle, Object... more) {
        var values = new ArrayList<Object>(List.<UUID>of(
                partnership.value(), cycle.value(), CurrentPerson.id().value()));
        values.addAll(List.of(more));
        jdbc.sql(insert + " on conflict do nothing").params(values).update();
    }

    private Cycle mine(PartnershipId partnership, CycleId id) {
        var cycle = cycles.story(partnership).cycle(id);
        cycle.onlyOwner(CurrentPerson.id());
        return cycle;
    }
}
