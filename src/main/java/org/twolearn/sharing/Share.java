package org.twolearn.sharing;

import static org.twolearn.web.Words.say;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * That somebody shows copies of something to one colleague until a day.
 *
 * @param in the partnership it is from; null for a page of one's own notebook
 * @param closes the end of that day
 * @param what in one word how much: "note", "meeting", "topic", "goal" or "single"
 * @param open whether it is shown still
 * @param ended when whoever shares stopped it, if they did
 * @param asked whether words of the reader are asked for
 * @param inside whether the reader is in the partnership it is from, and not outside of it for now
 */
record Share(
        UUID id,
        PersonId by,
        @Nullable PartnershipId in,
        PersonId with,
        Instant at,
        LocalDate until,
        Instant closes,
        String what,
        boolean open,
        @Nullable Instant ended,
        boolean asked,
        boolean inside) {
    /** As a page says it: "the goal and its chart". */
    String named() {
        return say("sharing.what." + what);
    }
}
