package org.twolearn.ownwords;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * For how long something is kept, as somebody proposed it.
 *
 * @param choice what it says
 * @param agreedAt since the last yes of all; null as long as one is missing
 * @param holds whether it counts now; {@code waits}, whether it may still
 * @param said who said yes
 * @param erasedOn the first day on which something of the reader's is erased by it, once they are told; null before
 */
record Keeping(
        UUID id,
        PersonId author,
        Choice choice,
        Instant proposedAt,
        @Nullable Instant agreedAt,
        boolean holds,
        boolean waits,
        List<PersonId> said,
        @Nullable LocalDate erasedOn) {
    /**
     * @param end of words after the partnership has ended; null until each erases their own
     * @param close of classroom records after a cycle is closed; null as their host decides
     */
    record Choice(@Nullable String end, @Nullable String close) {
        static final List<String> ENDS = List.of("30 days", "one year");
        static final List<String> CLOSES = List.of("30 days", "school year");
        static final Choice NONE = new Choice(null, null);

        /** Whatever is not on the list is kept as without a choice. */
        static Choice of(String end, String close) {
            return new Choice(ENDS.contains(end) ? end : null, CLOSES.contains(close) ? close : null);
        }

        /** The last part of the key of its sentence. */
        static String key(@Nullable String which) {
            return Objects.requireNonNullElse(which, "none").replace(' ', '-');
        }
    }
}
