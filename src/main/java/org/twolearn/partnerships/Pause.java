package org.twolearn.partnerships;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * That a partner came to have a position over the reader after the reader said yes (W9).
 *
 * @param above who has the position
 * @param what it leads: a place, or the coaches of one
 * @param entry the reader's own yes to their going on; null as long as access is paused
 */
record Pause(
        PartnershipId partnership,
        PersonId above,
        String what,
        UUID place,
        Instant since,
        @Nullable UUID entry,
        @Nullable Instant letAt) {
    boolean lasts() {
        return entry == null;
    }

    /** A partnership that the reader does not open, because they came to have a position over somebody in it. */
    record Mine(PartnershipId partnership, Instant joined) {}
}
