package org.twolearn.visits;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What a host does with what was recorded in their classroom: correcting an event, deleting all of it. */
@Service
@Transactional
class Corrections {
    static final Set<String> WHAT = Set.of("mistaken", "counts", "corrected");

    private final VisitTable visits;
    private final RecordTable records;
    private final VisitWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(
            VisitTable visits, RecordTable records, VisitWords words, ApplicationEventPublisher events, Clock clock) {
        this.visits = visits;
        this.records = records;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One event of a finished record was a mistake, was something else, or counts as it was recorded after all. The event
     * stays; figures are derived from what the host said last. Not found for anybody but the host.
     *
     * @param entry made when the page was drawn: sent twice it is said once
     * @param correction what it was, for "corrected"; refused where the plan does not name it
     */
    void mark(
            PartnershipId in,
            VisitId id,
            PersonId by,
            PersonId recorder,
            UUID entry,
            UUID event,
            String what,
            @Nullable Correction correction) {
        var visit = visits.find(in, id);
        var record = records.of(visit, recorder)
                .filter(done -> visit.host().equals(by) && done.doneAt() != null)
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        var tap = record.recording().marks().stream()
                .filter(any -> any.id().equals(event))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        if (correction != null) check(words.details(visit, visit.plan(record.version())), tap.corrected(correction));
        var sealed = correction == null ? null : words.seal(visit, entry, correction);
        records.mark(visit, recorder, entry, event, what, sealed);
        events.publishEvent(new VisitEvent.Corrected(in, id, by, clock.instant()));
    }

    /** To a code of the plan, not to a pause or an end: that would take more than the one event away, without a trace. */
    private static void check(Details plan, Tap corrected) {
        if (Tap.OWN.contains(corrected.code())) throw new VisitRefused.NotInThePlan();
        try {
            corrected.allowedBy(plan);
        } catch (VisitRefused.NoSuchTap no) {
            throw new VisitRefused.NotInThePlan();
        }
    }

    /** The cycle's visits to this host's classroom of which there is something to delete. */
    @Transactional(readOnly = true)
    List<Visit> ofCycle(PartnershipId in, CycleId cycle, PersonId host) {
        return visits.of(in).stream()
                .filter(visit -> cycle.equals(visit.cycle()) && visit.host().equals(host))
                .filter(visit -> visit.recorded())
                .toList();
    }

    /** One visit to this host's classroom, in a cycle or not, if there is something to delete. Not found for anybody else. */
    @Transactional(readOnly = true)
    List<Visit> ofVisit(PartnershipId in, VisitId id, PersonId host) {
        var visit = visits.find(in, id);
        if (!visit.host().equals(host)) throw new EmptyResultDataAccessException(1);
        return visit.recorded() ? List.of(visit) : List.of();
    }

    void erase(PartnershipId in, VisitId id, PersonId host) {
        erase(ofVisit(in, id, host));
    }

    /** Deletes them for good. What each wrote about them stays with its writer. */
    void erase(PartnershipId in, CycleId cycle, PersonId host) {
        erase(ofCycle(in, cycle, host));
    }

    private void erase(List<Visit> some) {
        for (var visit : some) {
            records.erase(visit);
            events.publishEvent(new VisitEvent.Erased(visit.partnership(), visit.id(), visit.host(), clock.instant()));
        }
    }
}
