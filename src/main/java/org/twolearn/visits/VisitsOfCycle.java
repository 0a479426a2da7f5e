package org.twolearn.visits;

import gg.jte.Content;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.CyclePart;
import org.twolearn.partnerships.Partners;
import org.twolearn.web.Templates;

/** The visits of a cycle on its page, and the way to delete what was recorded in them. */
@Component
@Order(5)
class VisitsOfCycle implements CyclePart {
    private final OnPage visits;
    private final Templates templates;

    VisitsOfCycle(OnPage visits, Templates templates) {
        this.visits = visits;
        this.templates = templates;
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Content show(Partners partners, CycleId cycle) {
        var ofCycle = visits.of(partners.id()).stream()
                .filter(visit -> cycle.equals(visit.cycle()) && visit.done())
                .sorted(Comparator.comparing(Visit::day))
                .toList();
        if (ofCycle.isEmpty()) return null;
        return templates.part("visits/cycle", Map.of("partners", partners, "visits", ofCycle, "cycle", cycle));
    }
}
