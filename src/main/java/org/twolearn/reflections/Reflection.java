package org.twolearn.reflections;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;

/** Something its author came to see. */
record Reflection(UUID id, PersonId author, @Nullable UUID cycle, int version, String words, Instant at) {
    /** Whether its words can no longer be read, so that there is nothing to change or to show. */
    boolean gone() {
        return Vault.isInStead(words);
    }
}
