package org.twolearn.ownwords;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A lawful order under which somebody's words are not destroyed.
 *
 * @param tellsAt before that the order forbids to tell
 */
record Hold(
        UUID id,
        PersonId whose,
        String reference,
        String reason,
        PersonId placedBy,
        Instant placedAt,
        LocalDate reviewOn,
        Instant tellsAt,
        @Nullable Instant liftedAt) {

    boolean silent(Instant now) {
        return tellsAt.isAfter(now);
    }
}
