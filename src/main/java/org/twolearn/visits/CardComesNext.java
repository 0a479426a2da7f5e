package org.twolearn.visits;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static org.twolearn.web.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;

/** The next agreed visit of each partnership, or else the next one that is offered. */
@Component
class CardComesNext implements CardFacts {
    private final OnPage visits;
    private final Clock clock;

    CardComesNext(OnPage visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.COMES_NEXT;
    }

    @Override
    public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
        var now = clock.instant();
        return visits.current().stream()
                .filter(visit -> !visit.done()
                        && partnerships.contains(visit.partnership())
                        && (comes(visit, now) || visit.open(now)))
                .sorted(comparing((Visit visit) -> !comes(visit, now))
                        .thenComparing(visit -> visit.plan().begins()))
                .collect(toMap(
                        Visit::partnership,
                        visit -> say(
                                comes(visit, now) ? "visits.card.next" : "visits.card.offered",
                                When.cardDay(visit.day())),
                        (soonest, _) -> soonest));
    }

    private static boolean comes(Visit visit, Instant now) {
        return visit.agreed().filter(plan -> plan.begins().isAfter(now)).isPresent();
    }
}
