package org.twolearn.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.twolearn.people.PersonId;

/**
 * What a certificate of erasure says: whose words, and which secrets of the key store are gone. What was sealed with them
 * opens in no copy of the database.
 *
 * @param space the partnership, or the person for what was their own
 * @param keys every key that the owner's words there ever had; none where nothing was sealed
 * @param held whether a lawful hold keeps a secret of them for now: they open for nobody, and nothing may be certified yet
 */
public record Erasure(UUID space, PersonId owner, List<Gone> keys, boolean held) {
    /** Within so long a copy of the key store is to be replaced. Whether it is, the program cannot know. */
    public static final Duration COPIES = Duration.ofDays(30);

    /** @param at when it was erased first: erasing twice is erasing once */
    public record Gone(int epoch, UUID secret, Instant at) {
        /** Until when a copy of the key store that is replaced in time may still hold the secret. */
        public Instant until() {
            return at.plus(COPIES);
        }
    }
}
