package org.twolearn.dialogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * "Tell me what you would try." Open until it is answered, or until its day.
 *
 * @param visit what it is about, if a visit
 * @param waits whether it waits for the reader's answer: nobody else knows
 * @param over whether its day is over: what answered it stays, and nothing more does
 */
record Ask(
        PartnershipId partnership,
        UUID id,
        PersonId author,
        @Nullable UUID visit,
        @Nullable String words,
        Instant at,
        boolean waits,
        boolean over) {}
