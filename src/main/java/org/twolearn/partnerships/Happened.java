package org.twolearn.partnerships;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * One bead on the line of a partnership.
 *
 * @param what the headline after the name, such as "visited period 5"
 * @param words a person's own words, if any
 * @param link where to read more, if anywhere
 */
public record Happened(
        Instant at,
        Set<PersonId> by,
        String what,
        @Nullable String words,
        @Nullable String link) {}
