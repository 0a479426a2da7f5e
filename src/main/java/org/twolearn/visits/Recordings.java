package org.twolearn.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Taking in what is recorded, and nothing that the plan does not name. */
@Service
class Recordings {
    private static final int TRIES = 100;

    /** A device knows the server's clock no better than this. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final VisitTable visits;
    private final RecordTable table;
    private final RemarkTable remarks;
    private final CodingTable codings;
    private final VisitWords words;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Recordings(
            VisitTable visits,
            RecordTable table,
            RemarkTable remarks,
            CodingTable codings,
            VisitWords words,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.visits = visits;
        this.table = table;
        this.remarks = remarks;
        this.codings = codings;
        this.words = words;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * @param stored how many taps are there now
     * @param left those of the batch that came too late to be taken
     */
    record Taken(int stored, List<UUID> left) {}

    /** Merges by the taps' ids: however often and in whatever order batches arrive, each tap is there once. Returns how many are. */
    int add(PartnershipId partnership, VisitId id, PersonId by, Batch batch, Instant now) {
        return take(partnership, id, by, batch, now).stored();
    }

    Taken take(PartnershipId partnership, VisitId id, PersonId by, Batch batch, Instant now) {
        for (var tries = 0; tries < TRIES; tries++) {
            var stored = transaction.execute(_ -> tried(visits.find(partnership, id), by, batch, now));
            if (stored != null && stored.isPresent()) return stored.get();
        }
        throw new IllegalStateException("Could not merge a batch of taps");
    }

    @Transactional(readOnly = true)
    List<VisitRecord> of(Visit visit) {
        return table.of(visit);
    }

    /** As the host says that they were, with what was noted beside them, and codes on their lines. */
    @Transactional(readOnly = true)
    List<VisitRecord> corrected(Visit visit) {
        var noted = remarks.of(visit);
        return table.of(visit).stream()
                .map(record -> record.corrected(
                        visit.headOf(record.recorder())
                                .map(head -> words.corrections(visit, head))
                                .orElse(Map.of()),
                        noted.stream()
                                .filter(remark -> remark.recorder().equals(record.recorder()))
                                .toList(),
                        visit.looked() ? codings.of(visit, record.recorder()) : Coding.NOTHING))
                .toList();
    }

    Details plan(Visit visit, VisitRecord record) {
        return words.details(visit, visit.plan(record.version()));
    }

    /** Empty when another request wrote in between. */
    private Optional<Taken> tried(Visit visit, PersonId by, Batch batch, Instant now) {
        refuseWhatIsGone(visit);
        var existing = table.toMerge(visit, by);
        if (existing.isEmpty()) {
            if (batch.begins().isAfter(now.plus(AHEAD))) throw new VisitRefused.NotTheTime();
            var plan = visit.record(by, batch.begins());
            check(words.toRecord(visit, plan), batch);
            table.oneAfterTheOther(visit);
            refuseWhatIsGone(visits.find(visit.partnership(), visit.id()));
            if (!table.add(visit, by, plan, batch.begins())) return Optional.empty();
        }
        var before = existing.or(() -> table.toMerge(visit, by)).orElseThrow();
        var plan = words.toRecord(visit, visit.plan(before.version()));
        check(plan, batch);
        if (before.recording().has(batch.taps()))
            return Optional.of(new Taken(before.recording().taps().size(), List.of()));
        began(visit.plan(before.version()), batch, now);
        var taken = before.taken(batch, visit.looked(), now);
        return written(visit, before, before.merge(taken), plan, now)
                .map(stored -> new Taken(stored, left(batch, taken)));
    }

    /** For good: the device destroys what it holds. */
    private static void refuseWhatIsGone(Visit visit) {
        if (visit.erased()) throw new VisitRefused.Erased();
        if (!visit.whole()) throw new VisitRefused.OnlyFigures();
    }

    /** Another device of the same recorder begins about the agreed time, as the first did. */
    private static void began(PlanVersion plan, Batch batch, Instant now) {
        var begins = batch.begins();
        if (begins.isAfter(now.plus(AHEAD))
                || begins.isBefore(plan.begins().minus(Visit.EARLY))
                || begins.isAfter(plan.ends().plus(Visit.EARLY))) throw new VisitRefused.NotTheTime();
    }

    private static List<UUID> left(Batch batch, Batch taken) {
        return batch.taps().stream()
                .filter(tap -> !taken.taps().contains(tap))
                .map(Tap::id)
                .toList();
    }

    private Optional<Integer> written(Visit visit, VisitRecord before, VisitRecord merged, Details plan, Instant now) {
        var done = merged.doneAt() != null ? merged.doneAt() : merged.ended() ? now : null;
        var summary = done == null
                ? null
                : words.seal(
                        visit.partnership(),
                        visit.id(),
                        merged.recorder(),
                        visit.host(),
                        plan.how()
                                .figures(plan, merged.recording(), visit.bell(merged.version(), merged.startedAt()))
                                .summary(plan));
        if (!table.write(visit, merged, done, summary)) return Optional.empty();
        if (done != null && visit.plan(merged.version()).practice()) table.practiced(visit, merged.recorder());
        if (done != null && before.doneAt() == null)
            events.publishEvent(new VisitEvent.Recorded(visit.partnership(), visit.id(), merged.recorder(), now));
        return Optional.of(merged.recording().taps().size());
    }

    private static void check(Details plan, Batch batch) {
        batch.taps().forEach(tap -> tap.allowedBy(plan));
    }
}
