package org.twolearn.visits;

import java.time.Instant;
import java.util.Set;
import org.twolearn.people.PersonId;

/**
 * What is offered, and agreed when the host and every visitor have signed it.
 *
 * @param visitors who comes and records, never the host; none where the host records alone
 * @param note from whoever writes this version, to the others; may be empty
 */
public record Plan(Instant begins, Instant ends, Set<PersonId> visitors, Details details, String note) {
    public Plan {
        if (!ends.isAfter(begins)) throw new VisitRefused.EndsBeforeItBegins();
        if (details.codes().isEmpty()) throw new VisitRefused.NothingToRecord();
        if (details.seats() < 0 || details.seats() > Details.MOST_SEATS) throw new VisitRefused.Seats();
        if (details.least() < 0 || details.least() > Details.LONGEST || details.least() % 5 != 0)
            throw new VisitRefused.NoSuchWait();
    }

    /** Whether it binds nobody but the host, who records by themselves: in force as soon as they have made it. */
    boolean alone() {
        return visitors.isEmpty();
    }
}
