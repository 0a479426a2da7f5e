package org.twolearn.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * One recorder's record of a visit.
 *
 * @param version of the plan it was recorded under
 * @param revision for writing without a lock
 * @param unseen what the recorder could not see from their seat: part of the record
 */
record VisitRecord(
        PersonId recorder,
        int version,
        int revision,
        Instant startedAt,
        @Nullable Instant doneAt,
        Recording recording,
        @Nullable String unseen) {
    /** How long after Done taps that were late on the way still arrive, as long as the host has not looked. */
    static final Duration LATE = Duration.ofHours(24);

    VisitRecord merge(Batch batch, boolean looked, Instant now) {
        if (doneAt != null
                && batch.taps().stream()
                        .anyMatch(tap -> !recording.has(List.of(tap)) && !late(tap, doneAt, looked, now)))
            throw new VisitRefused.Closed();
        var merged = recording.with(batch.taps());
        return new VisitRecord(recorder, version, revision, startedAt, doneAt, merged, unseen);
    }

    /** What was done before the end and only came late: nothing that takes back, nothing that ends elsewhere. */
    private boolean late(Tap tap, Instant done, boolean looked, Instant now) {
        return !looked
                && !now.isAfter(done.plus(LATE))
                && tap.ms() <= recording.end()
                && !tap.code().equals(Tap.UNDO)
                && !tap.code().equals(Tap.END);
    }

    boolean ended() {
        return recording.net().stream().anyMatch(tap -> tap.code().equals(Tap.END));
    }
}
