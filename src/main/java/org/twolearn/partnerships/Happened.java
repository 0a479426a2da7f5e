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
        @Nullable String link) {
    /** So much of somebody's words stands on the line; all of it stands where it was written. */
    private static final int BRIEF = 140;

    String brief() {
        var said = words == null ? "" : words;
        return said.codePointCount(0, said.length()) <= BRIEF
                ? said
                : said.substring(0, said.offsetByCodePoints(0, BRIEF)).strip() + "…";
    }
}
