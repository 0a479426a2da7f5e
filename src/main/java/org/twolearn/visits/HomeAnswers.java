package org.twolearn.visits;

import gg.jte.Content;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** Plans that wait for the reader's answer, and records that wait for the reader's look. */
@Component
class HomeAnswers implements HomePart {
    private final OnPage visits;
    private final Templates templates;
    private final Clock clock;

    HomeAnswers(OnPage visits, Templates templates, Clock clock) {
        this.visits = visits;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var me = CurrentPerson.id();
        var now = clock.instant();
        var waiting = visits.current().stream()
                .filter(visit -> visit.done()
                        ? visit.host().equals(me) && !visit.looked() && !visit.alone()
                        : visit.waitsFor(me, now))
                .toList();
        return waiting.isEmpty()
                ? null
                : templates.part("visits/waiting", Map.of("visits", waiting, "names", visits.firstNames()));
    }
}
