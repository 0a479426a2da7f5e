package org.twolearn.visits;

import static java.util.Comparator.comparing;
import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Happened;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Templates;

/** Visits offered, planned, or waiting for the host's look; and those that took place. */
@Component
class ComesNext implements PartnershipPart {
    private final OnPage visits;
    private final Templates templates;
    private final Clock clock;

    ComesNext(OnPage visits, Templates templates, Clock clock) {
        this.visits = visits;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.NEXT;
    }

    @Override
    public Content show(Partners partners) {
        var now = clock.instant();
        var next = visits.of(partners.id()).stream()
                .filter(visit -> visit.done() ? !visit.looked() && !visit.alone() : visit.comes(now))
                .sorted(comparing(visit -> visit.plan().begins()))
                .toList();
        return templates.part(
                "visits/next", Map.of("partners", partners, "visits", next, "me", CurrentPerson.id(), "now", now));
    }

    @Override
    public List<Happened> happened(Partners partners) {
        var beads = new ArrayList<Happened>();
        for (var visit : visits.of(partners.id())) {
            var link = "/partnerships/" + partners.id().value() + "/visits/"
                    + visit.id().value();
            var host = partners.of(visit.host()).firstName();
            for (var record : visit.records())
                if (record.doneAt() != null)
                    beads.add(new Happened(
                            record.startedAt(),
                            Set.of(record.recorder()),
                            visit.alone() ? say("visits.happened.alone") : say("visits.happened.visited", host),
                            null,
                            visit.alone() ? link + "/look" : link));
            var erased = visit.erasedAt();
            if (erased != null)
                beads.add(new Happened(
                        erased, Set.of(visit.host()), say(visit.erasedKey("happened.erased")), null, link));
            var kept = visit.keptAt();
            if (kept != null)
                beads.add(new Happened(
                        kept, Set.of(visit.host()), say("visits.happened.only-figures"), null, link + "/look"));
            var looked = visit.lookedAt();
            if (looked != null)
                beads.add(new Happened(
                        looked,
                        Set.of(visit.host()),
                        say(visit.alone() ? "visits.happened.shown" : "visits.happened.looked"),
                        null,
                        link + "/look"));
        }
        return beads;
    }
}
