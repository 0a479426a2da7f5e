package org.twolearn.studentvoice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * One ask, as far as its reader sees it.
 *
 * @param words null where they do not open, because they were erased
 * @param door null once it is gone: taken out, destroyed, or never looked at
 * @param answers for the host alone
 * @param version of the answers, 0 where there are none
 * @param shown what the host shows
 */
record Ask(
        PartnershipId partnership,
        UUID id,
        PersonId host,
        AskKind kind,
        Instant askedAt,
        @Nullable AskWords words,
        @Nullable Door door,
        @Nullable Answers answers,
        int version,
        @Nullable Answers shown) {
    /**
     * @param taken how many have answered so far
     * @param most how many answers it takes
     */
    record Door(Instant openUntil, int taken, int most) {
        boolean open(Instant now) {
            return openUntil.isAfter(now);
        }
    }

    boolean open(Instant now) {
        return door != null && door.open(now);
    }

    /** Closed, and enough have answered: its host can take the answers out. */
    boolean ready(Instant now) {
        return door != null && !door.open(now) && door.taken() >= AskForm.FLOOR;
    }

    /** What its reader may see of the answers: the host all of them, partners what is shown. */
    @Nullable
    Answers seen() {
        return answers != null ? answers : shown;
    }
}
