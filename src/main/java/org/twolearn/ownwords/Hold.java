package org.twolearn.ownwords;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A lawful order under which somebody's words are not destroyed.
 *
 * @param silentUntil the order forbids to tell before this day; null where it does not
 */
record Hold(
        UUID id,
        PersonId whose,
        String reference,
        String reason,
        PersonId placedBy,
        Instant placedAt,
        LocalDate reviewOn,
        @Nullable LocalDate silentUntil,
        @Nullable Instant liftedAt) {

    boolean silent(LocalDate today) {
        return silentUntil != null && silentUntil.isAfter(today);
    }
}
