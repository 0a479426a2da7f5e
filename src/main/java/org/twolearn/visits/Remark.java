package org.twolearn.visits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A note beside what was recorded: "that was the fire drill".
 *
 * @param recorder whose record it is about
 * @param event what it stands beside, or null for a moment of the record
 * @param ms when, since recording began; {@link #UNKNOWN} once it is erased
 */
record Remark(
        UUID id,
        PersonId recorder,
        PersonId author,
        @Nullable UUID event,
        long ms,
        String words) {
    static final long UNKNOWN = -1;

    String at() {
        return ms == UNKNOWN ? "" : When.clock(ms);
    }
}
