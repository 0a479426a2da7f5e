package org.twolearn.ownwords;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A lawful order under which somebody's words are not destroyed.
 *
 * @param confirmedBy who else saw the order, where it forbids to tell
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
        @Nullable Instant liftedAt,
        @Nullable PersonId confirmedBy) {

    boolean silent(Instant now) {
        return tellsAt.isAfter(now);
    }
}
