package org.twolearn.visits;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * What one recorder counted in one visit. Points of different instruments, recorders or hosts are never joined.
 *
 * @param host whose classroom it was
 * @param instrument its key; {@code method} and {@code every}, the way of recording and its interval in seconds
 * @param what the first code as the host named it
 * @param n the figure, times {@code scale}; {@code unit} and {@code as}, what it counts and how it is followed: see {@link Figures}
 * @param of what it is out of; 0 where it is a plain count
 * @param seconds how long was observed
 * @param kept since when only the figures of it are there, if so
 * @param piles of student work all piles in their order; none of anything else
 */
public record Point(
        LocalDate day,
        VisitId visit,
        PersonId host,
        PersonId by,
        String instrument,
        String method,
        int every,
        String what,
        long n,
        long of,
        String unit,
        String as,
        int scale,
        long seconds,
        List<Figures.Pile> piles,
        @Nullable LocalDate kept) {
    public Point {
        piles = Objects.requireNonNullElse(piles, List.of()); // A chart shown before had none.
    }

    static List<Point> of(List<Visit> visits, VisitWords words) {
        return visits.stream()
                .flatMap(visit -> visit.records().stream().flatMap(head -> of(visit, head, words)))
                .sorted(comparing(Point::day))
                .toList();
    }

    private static Stream<Point> of(Visit visit, RecordHead head, VisitWords words) {
        var sum = words.summary(visit, head);
        if (sum == null) return Stream.empty();
        var kept = head.keptAt();
        return Stream.of(new Point(
                head.startedAt().atZone(visit.zone()).toLocalDate(),
                visit.id(),
                visit.host(),
                head.recorder(),
                sum.instrument(),
                sum.method(),
                sum.every(),
                sum.first(),
                sum.n(),
                sum.of(),
                sum.unit(),
                sum.as(),
                sum.scale(),
                sum.seconds(),
                sum.piles(),
                kept == null ? null : visit.dayOf(kept)));
    }

    /** Whether it is drawn as a point beside others; a rate of less time stands as a count in words. */
    boolean longEnough() {
        return as.equals("plain") || sorted() || seconds >= Figures.SHORTEST.toSeconds();
    }

    /** How long it took to sort says nothing of how the slips lie. */
    boolean sorted() {
        return !piles().isEmpty();
    }

    /** What a chart draws. */
    double value() {
        return switch (as) {
            case "share" -> (double) n / Math.max(1, of);
            case "plain" -> (double) n / scale;
            default -> n * 60.0 / Math.max(1, seconds);
        };
    }
}
