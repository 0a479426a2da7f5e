package org.twolearn.visits;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.twolearn.Someone;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** A visit that took place a moment ago: three turns in ten minutes, and the host has not looked. */
@Component
public class Visited {
    private final Visits visits;
    private final Recordings recordings;

    Visited(Visits visits, Recordings recordings) {
        this.visits = visits;
        this.recordings = recordings;
    }

    public String by(PersonId visitor, PersonId host, PartnershipId partnership) {
        var visit = VisitId.fresh();
        Someone.does(host, () -> visits.offer(partnership, visit, host, host, Lesson.turns(visitor), Instant.now()));
        Someone.does(
                visitor,
                () -> visits.sign(partnership, visit, 1, visitor, Instant.now().minusSeconds(30)));
        Someone.as(visitor, () -> recordings.add(partnership, visit, visitor, Lesson.batch(0, 3), Instant.now()));
        Someone.as(visitor, () -> recordings.add(partnership, visit, visitor, Lesson.end(600_000), Instant.now()));
        return visit.value().toString();
    }
}
