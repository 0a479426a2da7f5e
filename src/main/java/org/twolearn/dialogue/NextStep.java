package org.twolearn.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * What somebody said they would do, as they say it now.
 *
 * @param what "said", "done" or "let go"
 */
record NextStep(
        PartnershipId partnership,
        UUID id,
        PersonId author,
        @Nullable UUID cycle,
        String what,
        String words,
        @Nullable LocalDate day,
        @Nullable String help,
        Instant at) {
    boolean open() {
        return what.equals("said");
    }

    boolean done() {
        return what.equals("done");
    }
}
