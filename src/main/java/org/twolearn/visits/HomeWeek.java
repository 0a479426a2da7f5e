package org.twolearn.visits;

import static java.util.Comparator.comparing;

import gg.jte.Content;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** Agreed visits of the next seven days that the reader hosts or makes. */
@Component
class HomeWeek implements HomePart {
    private final OnPage visits;
    private final Templates templates;
    private final Clock clock;

    HomeWeek(OnPage visits, Templates templates, Clock clock) {
        this.visits = visits;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.WEEK;
    }

    @Override
    public @Nullable Content show() {
        var me = CurrentPerson.id();
        var now = clock.instant();
        var week = visits.current().stream()
                .filter(visit -> !visit.done()
                        && visit.agreed()
                                .filter(plan -> plan.ends().isAfter(now)
                                        && plan.begins().isBefore(now.plus(Duration.ofDays(7)))
                                        && (visit.host().equals(me)
                                                || plan.visitors().contains(me)))
                                .isPresent())
                .sorted(comparing(visit -> visit.plan().begins()))
                .toList();
        return week.isEmpty()
                ? null
                : templates.part(
                        "visits/week", Map.of("visits", week, "names", visits.firstNames(), "me", me, "now", now));
    }
}
