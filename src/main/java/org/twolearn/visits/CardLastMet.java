package org.twolearn.visits;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;

/** The day of each partnership's last finished visit. */
@Component
class CardLastMet implements CardFacts {
    private final OnPage visits;

    CardLastMet(OnPage visits) {
        this.visits = visits;
    }

    @Override
    public Kind kind() {
        return Kind.LAST_MET;
    }

    @Override
    public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
        return visits.current().stream()
                .filter(visit -> visit.done() && !visit.alone() && partnerships.contains(visit.partnership()))
                .sorted(comparing(CardLastMet::day))
                .collect(toMap(Visit::partnership, visit -> When.cardDay(day(visit)), (_, later) -> later));
    }

    private static LocalDate day(Visit visit) {
        return visit.records().stream()
                .filter(record -> record.doneAt() != null)
                .map(record -> record.startedAt().atZone(visit.zone()).toLocalDate())
                .max(LocalDate::compareTo)
                .orElseGet(visit::day);
    }
}
