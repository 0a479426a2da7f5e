package org.twolearn.visits;

import java.time.Instant;
import java.util.Set;
import org.twolearn.people.PersonId;

/**
 * What is offered, and agreed when the host and every visitor have signed it.
 *
 * @param visitors who comes and records: at least one, never the host
 * @param note from whoever writes this version, to the others; may be empty
 */
public record Plan(Instant begins, Instant ends, Set<PersonId> visitors, Details details, String note) {
    public Plan {
        if (!ends.isAfter(begins)) throw new VisitRefused.EndsBeforeItBegins();
        if (visitors.isEmpty()) throw new VisitRefused.NobodyVisits();
        if (details.codes().isEmpty()) throw new VisitRefused.NothingToRecord();
        if (details.seats() < 0 || details.seats() > Details.MOST_SEATS) throw new VisitRefused.Seats();
    }
}
