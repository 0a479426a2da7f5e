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

    Pair(Partnerships partnerships, Agreements agreements) {
        this.partnerships = partnerships;
        this.agreements = agreements;
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
