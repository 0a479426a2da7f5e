package org.twolearn.visits;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;

/** The day of each partnership's last finished visit. */
@Component
class CardLastMet implements CardFacts {
    private final VisitTable table;

    CardLastMet(VisitTable table) {
        this.table = table;
    }

    @Override
    public Kind kind() {
        return Kind.LAST_MET;
    }

    @Override
    public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
        return table.lastDays(partnerships).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, last -> When.cardDay(last.getValue())));
    }
}
