package org.twolearn.visits;

import java.time.Duration;
import java.time.Instant;
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
    /** How long after Done taps that were late on the way still arrive. */
    static final Duration LATE = Duration.ofHours(24);

    VisitRecord merge(Batch batch, Instant now) {
        if (doneAt != null && !recording.has(batch.taps()) && now.isAfter(doneAt.plus(LATE)))
            throw new VisitRefused.Closed();
        var merged = recording.with(batch.taps());
        return new VisitRecord(recorder, version, revision, startedAt, doneAt, merged, unseen);
    }

    boolean ended() {
        return recording.net().stream().anyMatch(tap -> tap.code().equals(Tap.END));
    }
}
