package org.twolearn.visits;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * One recorder's record of a visit.
 *
 * @param version of the plan it was recorded under
 * @param revision for writing without a lock
 * @param unseen what the recorder could not see from their seat: part of the record
 * @param differed what went otherwise than in the plan: part of the record, too
 * @param beside what was said of it since; nothing while it is recorded
 */
record VisitRecord(
        PersonId recorder,
        int version,
        int revision,
        Instant startedAt,
        @Nullable Instant doneAt,
        Recording recording,
        @Nullable String unseen,
        @Nullable String differed,
        Beside beside) {
    /** How long after Done taps that were late on the way still arrive, as long as the host has not looked. */
    static final Duration LATE = Duration.ofHours(24);

    /**
     * What of a batch is still taken: all of it before Done; after it what was late on the way. Refused where none of it
     * is; what is there already counts as taken.
     */
    Batch taken(Batch batch, boolean looked, Instant now) {
        if (doneAt == null) return batch;
        var came = batch.since(startedAt);
        var some = IntStream.range(0, came.size())
                .filter(i -> recording.has(List.of(came.get(i))) || late(came.get(i), came, doneAt, looked, now))
                .mapToObj(batch.taps()::get)
                .toList();
        if (some.stream().allMatch(tap -> recording.has(List.of(tap))) && some.size() < came.size())
            throw new VisitRefused.Closed();
        return batch.only(some);
    }

    /** Several devices may have begun, each at its own time: the record begins with the first, in whatever order they send. */
    VisitRecord merge(Batch batch) {
        var begins = batch.begins().isBefore(startedAt) ? batch.begins() : startedAt;
        var earlier = Duration.between(begins, startedAt).toMillis();
        var merged = new Recording(Batch.later(recording.taps(), earlier)).with(batch.since(begins));
        return new VisitRecord(recorder, version, revision, begins, doneAt, merged, unseen, differed, beside);
    }

    /** What was done before the end and only came late: nothing that takes back what was there, nothing that ends elsewhere. */
    private boolean late(Tap tap, List<Tap> with, Instant done, boolean looked, Instant now) {
        return !looked
                && !now.isAfter(done.plus(LATE))
                && tap.ms() <= recording.end()
                && !tap.code().equals(Tap.END)
                && (!tap.code().equals(Tap.UNDO) || with.stream().anyMatch(other -> undoes(tap, other)));
    }

    private boolean undoes(Tap tap, Tap other) {
        return other.id().equals(tap.undoes()) && !recording.has(List.of(other));
    }

    /** As the host says that it was. What is sent to the table is never this one. */
    VisitRecord corrected(Map<UUID, Correction> said, List<Remark> remarks, Coding coding) {
        var was = recording.marks().stream()
                .filter(tap -> said.containsKey(tap.id()))
                .collect(toMap(Tap::id, tap -> tap));
        var now = recording.corrected(said);
        return new VisitRecord(
                recorder,
                version,
                revision,
                startedAt,
                doneAt,
                now,
                unseen,
                differed,
                new Beside(was, remarks, coding));
    }

    /** For whom seats are not: what was tapped and when, without at whom. */
    VisitRecord unseated() {
        return new VisitRecord(
                recorder,
                version,
                revision,
                startedAt,
                doneAt,
                recording.unseated(),
                unseen,
                differed,
                beside.unseated());
    }

    boolean ended() {
        return recording.net().stream().anyMatch(tap -> tap.code().equals(Tap.END));
    }
}
