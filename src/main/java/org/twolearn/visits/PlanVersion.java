package org.twolearn.visits;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * One version of a plan with its signatures; its words stay sealed until a page shows them.
 *
 * @param practice whether all who are in it record the same, and nobody reads the others before all are done
 */
record PlanVersion(
        int version,
        PersonId author,
        Set<PersonId> visitors,
        Instant begins,
        Instant ends,
        Instant proposedAt,
        Set<PersonId> signedBy,
        boolean practice,
        Sealed details,
        @Nullable Sealed note) {
    /** Bytes in a record, so that records can be compared by what they are and not by where they lie. */
    record Sealed(byte[] bytes) {}

    boolean binds(PersonId host) {
        return signedBy.contains(host) && signedBy.containsAll(visitors);
    }

    boolean asks(PersonId person, PersonId host) {
        return (person.equals(host) || visitors.contains(person)) && !signedBy.contains(person);
    }
}
