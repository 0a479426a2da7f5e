package org.twolearn.visits;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.twolearn.people.PersonId;

/** What is planned and recorded in a story about a visit: turns in a room with 26 seats, from now on for half an hour. */
interface Lesson {
    static Plan turns(PersonId visitor) {
        var now = Instant.now();
        return new Plan(now, now.plusSeconds(1800), Set.of(visitor), FiguresTest.plan("opportunities", 26), "");
    }

    static Batch batch(int from, int to) {
        return new Batch(
                Instant.now().toEpochMilli(),
                IntStream.range(from, to)
                        .mapToObj(number -> new Tap(
                                new UUID(7, number),
                                number * 1000L,
                                "individual",
                                1 + number % 26,
                                null,
                                null,
                                null,
                                null))
                        .toList());
    }

    static Plan script(PersonId visitor) {
        var now = Instant.now();
        return new Plan(now, now.plusSeconds(1800), Set.of(visitor), FiguresTest.plan("script", 26), "");
    }

    /** A line of the teacher each second, from the first one on. */
    static Batch written(String... lines) {
        return new Batch(
                Instant.now().toEpochMilli(),
                IntStream.rangeClosed(1, lines.length)
                        .mapToObj(number -> new Tap(
                                new UUID(7, number),
                                number * 1000L,
                                "teacher",
                                null,
                                lines[number - 1],
                                null,
                                null,
                                null))
                        .toList());
    }

    static Batch end(long ms) {
        return new Batch(Instant.now().toEpochMilli(), List.of(FiguresTest.tap(ms, "end")));
    }
}
