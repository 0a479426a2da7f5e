package org.twolearn.cycles;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partners;
import org.twolearn.web.Templates;

/** Below a cycle, for its owner alone: what of it may be counted in the district's figures. */
@Component
@Order
class CountingOnPage implements CyclePart {
    private final Cycles cycles;
    private final Counting counting;
    private final Templates templates;

    CountingOnPage(Cycles cycles, Counting counting, Templates templates) {
        this.cycles = cycles;
        this.counting = counting;
        this.templates = templates;
    }

    @Override
    public @Nullable Content show(Partners partners, CycleId id) {
        var cycle = cycles.story(partners.id()).cycle(id);
        if (!cycle.owner().equals(partners.reader()) || cycle.goal() == null && cycle.open()) return null;
        return templates.part(
                "cycles/counting",
                Map.of(
                        "here",
                        CyclePage.address(partners.id(), id) + "/figures",
                        "closed",
                        !cycle.open(),
                        "chosen",
                        counting.chosen(partners.id(), id)));
    }
}
