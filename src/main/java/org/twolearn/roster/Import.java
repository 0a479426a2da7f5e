package org.twolearn.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** A roster that somebody sent, and how far it has come. */
record Import(
        ImportId id,
        PersonId by,
        String file,
        String version,
        boolean complete,
        String step,
        long done,
        long expected,
        @Nullable Instant appliedAt) {
    static final String READING = "reading";
    static final String READY = "ready";
    static final String STOPPED = "stopped";
    static final String IMPORTING = "importing";
    static final String DONE = "done";
    static final String FAILED = "failed";

    boolean busy() {
        return step.equals(READING) || step.equals(IMPORTING);
    }

    String address() {
        return "/roster/" + id.value();
    }
}
