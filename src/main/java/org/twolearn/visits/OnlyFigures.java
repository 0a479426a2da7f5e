package org.twolearn.visits;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * Students are seats, and still known to those who know the room. So a host may keep only what was counted (domain practice,
 * instrument 14): each single event is destroyed for good.
 */
@Service
@Transactional
class OnlyFigures {
    private final VisitTable visits;
    private final RecordTable records;
    private final KeptTable table;
    private final RemarkTable remarks;
    private final VisitWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OnlyFigures(
            VisitTable visits,
            RecordTable records,
            KeptTable table,
            RemarkTable remarks,
            VisitWords words,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visits = visits;
        this.records = records;
        this.table = table;
        this.remarks = remarks;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** What stays of one record. */
    record Kept(PersonId recorder, Details plan, Figures figures) {}

    /** @param notes how many stand beside a single event, and would stand beside the visit */
    record Choice(List<Kept> stays, long notes) {
        static final Choice NONE = new Choice(List.of(), 0);
    }

    /** Where seats or places of the room were tapped, and something was counted. */
    static boolean mayBeKept(Details plan) {
        return switch (plan.how().kind()) {
            case MAP -> true;
            case LINES, PILES -> false;
            default -> plan.seats() > 0 && !plan.how().seated().isEmpty();
        };
    }

    /** Nothing stays where there is nothing to choose. Not found for anybody but the host. */
    @Transactional(readOnly = true)
    Choice choice(PartnershipId in, VisitId id, PersonId by) {
        var visit = hosted(in, id, by);
        var stays = finished(visit).stream()
                .map(record ->
                        new Kept(record.recorder(), plan(visit, record), Figures.of(words.onlyFigures(visit, record))))
                .toList();
        return new Choice(
                stays,
                remarks.of(visit).stream()
                        .filter(remark -> remark.event() != null)
                        .count());
    }

    /** Once. Refused where what is there does not open now: of that nothing could be counted, so nothing is destroyed. */
    void keep(PartnershipId in, VisitId id, PersonId by) {
        records.oneAfterTheOther(hosted(in, id, by));
        var visit = visits.find(in, id);
        var some = finished(visit);
        if (some.isEmpty()) return;
        for (var record : some) table.keep(visit, record, words.onlyFigures(visit, record));
        table.destroy(visit);
        events.publishEvent(new VisitEvent.OnlyFiguresKept(in, id, by, clock.instant()));
    }

    /** What does not open any more is not shown. */
    @Transactional(readOnly = true)
    List<Kept> kept(Visit visit) {
        return visit.records().stream()
                .filter(head -> head.keptAt() != null)
                .flatMap(head -> kept(visit, head).stream())
                .toList();
    }

    private Optional<Kept> kept(Visit visit, RecordHead head) {
        var plan = words.details(visit, visit.plan(head.version()));
        var figures = words.kept(visit, head);
        return figures == null || plan.unreadable()
                ? Optional.empty()
                : Optional.of(new Kept(head.recorder(), plan, figures));
    }

    private Visit hosted(PartnershipId in, VisitId id, PersonId by) {
        var visit = visits.find(in, id);
        if (!visit.host().equals(by)) throw new EmptyResultDataAccessException(1);
        return visit;
    }

    private List<VisitRecord> finished(Visit visit) {
        if (visit.lookedAt() == null || !visit.whole()) return List.of();
        var finished = visit.records().stream()
                .filter(head -> head.doneAt() != null)
                .flatMap(head -> records.toMerge(visit, head.recorder()).stream())
                .filter(record -> !plan(visit, record).unreadable())
                .toList();
        return finished.stream().anyMatch(record -> mayBeKept(plan(visit, record))) ? finished : List.of();
    }

    private Details plan(Visit visit, VisitRecord record) {
        return words.details(visit, visit.plan(record.version()));
    }
}
