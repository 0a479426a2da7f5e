package org.twolearn.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A change of a rule, as the database derives where it stands.
 *
 * @param before the words of the rule as they were when this was proposed; {@code after}, as they would be
 * @param waits whether it may still take effect and has not
 * @param holdsFrom since or from when it holds; null as long as a yes is missing, and for good once it ended without
 * @param asked the representatives whose yes it needs and has not
 * @param laidDown whose yes it does not need any more, since they laid the position down themselves
 * @param taken those of {@code asked} who represent the teachers no more, though they did not lay it down
 */
record Change(
        UUID id,
        Rule rule,
        boolean on,
        String before,
        String after,
        String reason,
        PersonId by,
        Instant at,
        Instant noticeEnds,
        Instant lapsesAt,
        boolean waits,
        @Nullable Instant holdsFrom,
        List<PersonId> asked,
        List<Dated> agreed,
        List<Dated> laidDown,
        List<Dated> taken) {
    record Dated(PersonId by, Instant at) {}

    /** Whether it ends a proposal before that took effect. */
    boolean takesBack() {
        return !on && before.equals(after);
    }

    boolean holds(Instant now) {
        return holdsFrom != null && !holdsFrom.isAfter(now);
    }

    /** Whether it needs this person's yes and has not got it. */
    boolean asks(PersonId person) {
        return waits && asked.contains(person);
    }
}
