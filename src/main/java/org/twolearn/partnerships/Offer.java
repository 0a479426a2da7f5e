package org.twolearn.partnerships;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.twolearn.people.PersonId;

/**
 * What somebody puts to others.
 *
 * @param to one to eleven others
 * @param words at most 280 characters, or none
 * @param openUntil the last day on which it can be answered
 */
public record Offer(PartnershipId id, Kind kind, PersonId by, Set<PersonId> to, String words, LocalDate openUntil) {
    static final int WORDS = 280;

    public Offer {
        if (to.isEmpty() || to.contains(by)) throw new PartnershipRefused.WithOneself();
        if (to.size() >= Partnership.ROOM) throw new PartnershipRefused.NoRoom();
    }

    /** The same under another id. */
    Offer again() {
        return new Offer(new PartnershipId(UUID.randomUUID()), kind, by, to, words, openUntil);
    }
}
