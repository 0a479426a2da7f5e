package org.twolearn.dialogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * An idea and what became of it.
 *
 * @param decides whose cycle it is for; null when any member says what became of it
 * @param visit what it is about, if a visit: until its host has looked only the author reads it
 * @param became "taken", "changed", "left" or "on the table"
 * @param how what its reader said about it, if anything
 */
record Idea(
        UUID id,
        PersonId author,
        @Nullable PersonId decides,
        @Nullable UUID cycle,
        @Nullable UUID visit,
        @Nullable UUID ask,
        String words,
        Instant at,
        String became,
        @Nullable PersonId by,
        @Nullable Instant since,
        @Nullable String how) {
    boolean mayDecide(PersonId reader) {
        return decides == null || decides.equals(reader);
    }

    boolean open() {
        return became.equals("on the table");
    }

    boolean untouched() {
        return since == null;
    }
}
