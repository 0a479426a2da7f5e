package org.twolearn.visits;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.Passes;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** What a device needs to record without a network: an empty screen, and the plans of the next days. */
@Controller
class OfflinePages {
    static final Duration AHEAD = Duration.ofDays(7);

    private final VisitTable table;
    private final VisitWords words;
    private final Partnerships partnerships;
    private final Passes passes;
    private final People people;
    private final Clock clock;

    OfflinePages(
            VisitTable table, VisitWords words, Partnerships partnerships, Passes passes, People people, Clock clock) {
        this.table = table;
        this.words = words;
        this.partnerships = partnerships;
        this.passes = passes;
        this.people = people;
        this.clock = clock;
    }

    /** What is ready and what waits here: the same page for everybody, as only the browser knows. */
    @GetMapping("/offline")
    String offline() {
        return "visits/offline";
    }

    /** The screen for recording without anything in it. */
    @GetMapping("/recorder")
    String recorder() {
        return "visits/recorder";
    }

    /** Every visit that all have accepted, in which the reader records: nothing else leaves for a device. */
    @PostMapping("/offline/plans")
    @Transactional
    public ResponseEntity<Map<String, Object>> plans() {
        var me = CurrentPerson.id();
        var partners = partnerships.partnersInMine();
        var plans = table.current().stream()
                .filter(visit -> partners.containsKey(visit.partnership()) && coming(visit, me))
                .flatMap(visit -> plan(visit, Objects.requireNonNull(partners.get(visit.partnership())), me))
                .toList();
        return ResponseEntity.ok(
                Map.of("name", people.names(List.of(me)).of(List.of(me)), "now", clock.millis(), "plans", plans));
    }

    private boolean coming(Visit visit, PersonId me) {
        var now = clock.instant();
        return visit.whole()
                && visit.records().stream().noneMatch(r -> r.recorder().equals(me) && r.doneAt() != null)
                && visit.agreed()
                        .filter(plan ->
                                plan.visitors().contains(me) || visit.host().equals(me))
                        .filter(plan -> plan.ends().plus(Visit.EARLY).isAfter(now))
                        .filter(plan -> plan.begins().isBefore(now.plus(AHEAD)))
                        .isPresent();
    }

    private Stream<Map<String, Object>> plan(Visit visit, Partners partners, PersonId me) {
        var plan = visit.agreed().orElseThrow();
        var details = words.details(visit, plan);
        if (details.unreadable()) return Stream.empty();
        var carried = Carried.of(visit, plan, details, me, false, false, clock.millis(), partners.willRead());
        return Stream.of(Map.of("pass", passes.forLater(carried.url()).orElse(""), "visit", carried));
    }
}
