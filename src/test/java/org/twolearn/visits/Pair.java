package org.twolearn.visits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.twolearn.Someone;
import org.twolearn.partnerships.Agreements;
import org.twolearn.partnerships.Kind;
import org.twolearn.partnerships.Lines;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

/** Two people who agreed on how they work, for stories about their visits. */
@Component("pairOfVisitors")
public class Pair {
    private static final Lines HOPE = Lines.of(Map.of("hope", "To see what a student sees."));

    private final Partnerships partnerships;
    private final Agreements agreements;
    private final Visits visits;
    private final Recordings recordings;

    Pair(Partnerships partnerships, Agreements agreements, Visits visits, Recordings recordings) {
        this.partnerships = partnerships;
        this.agreements = agreements;
        this.visits = visits;
        this.recordings = recordings;
    }

    /** A visit both have agreed to, with these words in its plan; nothing is recorded yet. */
    public VisitId agreed(PartnershipId id, PersonId host, PersonId visitor, String words) {
        var visit = VisitId.fresh();
        var details = FiguresTest.plan("script", 26).withPurpose(words);
        var now = Instant.now();
        var plan = new Plan(now, now.plusSeconds(1800), Set.of(visitor), details, words);
        Someone.does(host, () -> visits.offer(id, visit, host, host, plan, now));
        Someone.does(visitor, () -> visits.sign(id, visit, 1, visitor, now.minusSeconds(30)));
        return visit;
    }

    /** The visitor has written these words down and is done. */
    public void recorded(PartnershipId id, VisitId visit, PersonId visitor, String words) {
        var line = new Tap(UUID.randomUUID(), 5_000, "student", 4, words, null);
        var batch = new Batch(Instant.now().toEpochMilli(), List.of(line));
        Someone.<Integer, RuntimeException>as(visitor, () -> recordings.add(id, visit, visitor, batch, Instant.now()));
        Someone.<Integer, RuntimeException>as(
                visitor, () -> recordings.add(id, visit, visitor, end(60_000), Instant.now()));
    }

    public PartnershipId of(PersonId one, PersonId other) {
        var id = Someone.as(one, () -> partnerships.offer(Someone.offer(one, Set.of(other), Kind.CYCLE)));
        Someone.does(other, () -> partnerships.accept(id, other));
        Someone.does(one, () -> agreements.write(id, one, HOPE));
        var version = Someone.as(other, () -> agreements.write(id, other, HOPE));
        Someone.does(one, () -> agreements.sign(id, version, one));
        Someone.does(other, () -> agreements.sign(id, version, other));
        return id;
    }

    /** Turns in a room with 26 seats, from now on for half an hour. */
    static Plan turns(PersonId visitor) {
        var now = Instant.now();
        return new Plan(now, now.plusSeconds(1800), Set.of(visitor), FiguresTest.plan("opportunities", 26), "");
    }

    static Batch batch(int from, int to) {
        return new Batch(
                Instant.now().toEpochMilli(),
                IntStream.range(from, to)
                        .mapToObj(number ->
                                new Tap(new UUID(7, number), number * 1000L, "individual", 1 + number % 26, null, null))
                        .toList());
    }

    static Batch end(long ms) {
        return new Batch(Instant.now().toEpochMilli(), List.of(FiguresTest.tap(ms, "end")));
    }
}
