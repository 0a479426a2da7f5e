package org.twolearn.visits;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** Planning a visit, and what became of it: the module's front door. */
@Service
@Transactional
public class Visits {
    private final VisitTable table;
    private final PlanTable plans;
    private final VisitWords words;
    private final Partnerships partnerships;
    private final People people;
    private final ApplicationEventPublisher events;

    Visits(
            VisitTable table,
            PlanTable plans,
            VisitWords words,
            Partnerships partnerships,
            People people,
            ApplicationEventPublisher events) {
        this.table = table;
        this.plans = plans;
        this.words = words;
        this.partnerships = partnerships;
        this.people = people;
        this.events = events;
    }

    /**
     * Offers a visit to the host's classroom. Whoever offers has signed. Refused before the partnership has agreed on
     * how it works; the same id twice is a duplicate key.
     */
    public void offer(PartnershipId partnership, VisitId id, PersonId host, PersonId by, Plan plan, Instant now) {
        offer(partnership, id, host, by, plan, null, now);
    }

    /** @param cycle an open cycle of the host's that it is part of, or null */
    void offer(
            PartnershipId partnership,
            VisitId id,
            PersonId host,
            PersonId by,
            Plan plan,
            @Nullable CycleId cycle,
            Instant now) {
        if (!partnerships.agreed(partnership)) throw new VisitRefused.NoAgreement();
        nobodyPaused(partnership, host, plan.visitors());
        if (plan.alone() && !by.equals(host)) throw new VisitRefused.NobodyVisits();
        plans.add(partnership, id, host, by, people.district().zone(), cycle, plan.alone());
        add(partnership, id, host, 1, by, plan);
        if (!plan.alone()) events.publishEvent(new VisitEvent.Proposed(partnership, id, by, now));
    }

    /**
     * Suggests a change: a new version, signed by its author; what was agreed before holds until all have signed.
     * Refused for who is not in the visit. Sent twice it is one version.
     *
     * @param from the version the author had before them
     */
    public void change(PartnershipId partnership, VisitId id, int from, PersonId by, Plan plan, Instant now) {
        var visit = table.find(partnership, id);
        if (!visit.involves(by)) throw new VisitRefused.NotForYou();
        if (plan.alone() != visit.alone()) throw new VisitRefused.NobodyVisits();
        if (from > 0 && said(visit, from + 1, by, plan)) return;
        if (from != visit.newest().version()) throw new VisitRefused.ThereIsANewerPlan();
        if (visit.agreed().isEmpty() && !visit.open(now)) throw new VisitRefused.NotOpen();
        if (!visit.records().isEmpty()) throw new VisitRefused.AlreadyRecorded();
        nobodyPaused(partnership, visit.host(), plan.visitors());
        add(partnership, id, visit.host(), from + 1, by, plan);
        events.publishEvent(new VisitEvent.Proposed(partnership, id, by, now));
    }

    /** Accepts the newest version, for oneself; accepting twice is accepting. */
    public void sign(PartnershipId partnership, VisitId id, int version, PersonId by, Instant now) {
        var visit = table.find(partnership, id);
        if (visit.newest().version() == version && visit.newest().signedBy().contains(by)) return;
        visit.sign(version, by, now);
        nobodyPaused(partnership, visit.host(), visit.newest().visitors());
        plans.sign(partnership, id, version, by);
        if (table.find(partnership, id).newest().binds(visit.host()))
            events.publishEvent(new VisitEvent.Agreed(partnership, id, now));
    }

    /** Not now, taken back or called off: one step, no reason, and nothing of it stays. Refused once something was recorded. */
    public void remove(PartnershipId partnership, VisitId id, PersonId by, Instant now) {
        var visit = table.find(partnership, id);
        if (!visit.involves(by)) throw new VisitRefused.NotForYou();
        try {
            plans.remove(partnership, id);
        } catch (DataIntegrityViolationException recorded) {
            throw new VisitRefused.AlreadyRecorded();
        }
        if (visit.agreed().isPresent()) events.publishEvent(new VisitEvent.CalledOff(partnership, id, by, now));
    }

    /** Whether it took place and the current person may see what came of it. Not found for everybody else. */
    @Transactional(readOnly = true)
    public boolean done(PartnershipId partnership, VisitId id) {
        return table.find(partnership, id).done();
    }

    /** Whether the host has looked, so that partners may be asked about it. Not found for everybody else. */
    @Transactional(readOnly = true)
    public boolean looked(PartnershipId partnership, VisitId id) {
        return table.find(partnership, id).looked();
    }

    /** The page on which the current person sees what was recorded. Not found for everybody else. */
    @Transactional(readOnly = true)
    public String seenAt(PartnershipId partnership, VisitId id) {
        return table.find(partnership, id).seenAt(CurrentPerson.id());
    }

    /** What finished visits came to, the oldest first; only those whose record the reader may see. */
    @Transactional(readOnly = true)
    public List<Point> series(PartnershipId partnership) {
        return Point.of(table.of(partnership), words);
    }

    @Transactional(readOnly = true)
    Visit find(PartnershipId partnership, VisitId id) {
        return table.find(partnership, id);
    }

    /** Another visit of the partnership at the same time, with somebody who is in both. */
    @Transactional(readOnly = true)
    Optional<Visit> meanwhile(PartnershipId partnership, VisitId id, PersonId host, Plan plan, Instant now) {
        return table.of(partnership).stream()
                .filter(visit -> !visit.id().equals(id) && !visit.done() && visit.comes(now))
                .filter(visit -> visit.meets(plan, host))
                .findFirst();
    }

    /** Whether that version is this very plan, by the same person: the form was sent before. */
    private boolean said(Visit visit, int version, PersonId by, Plan plan) {
        return visit.plans().stream()
                .filter(one -> one.version() == version && one.author().equals(by))
                .anyMatch(one -> plan.equals(new Plan(
                        one.begins(), one.ends(), one.visitors(), words.details(visit, one), words.note(visit, one))));
    }

    /** Nobody agrees on a visit with somebody who cannot read its plan (W9). The database refuses the signature too. */
    private void nobodyPaused(PartnershipId partnership, PersonId host, Collection<PersonId> visitors) {
        var bound = Stream.concat(Stream.of(host), visitors.stream()).toList();
        var paused = partnerships.partners(partnership).paused(bound);
        if (!paused.isEmpty()) throw new VisitRefused.Paused(Partners.named(paused));
    }

    private void add(PartnershipId partnership, VisitId id, PersonId host, int version, PersonId by, Plan plan) {
        if (plan.visitors().contains(host)) throw new VisitRefused.NobodyVisits();
        var details = words.seal(partnership, id, version, host, plan.details());
        var note = words.note(partnership, id, version, by, plan.note());
        plans.add(partnership, id, version, host, by, plan, details, note);
        if (by.equals(host) || plan.visitors().contains(by)) plans.sign(partnership, id, version, by);
    }
}
