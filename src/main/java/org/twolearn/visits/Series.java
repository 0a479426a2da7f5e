package org.twolearn.visits;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.twolearn.cycles.Aim;
import org.twolearn.cycles.Course;
import org.twolearn.people.PersonId;

/**
 * Points that may be joined: one instrument, one way and interval of recording, one recorder, one host, one first code, one
 * unit; of student work, the same piles.
 *
 * @param aim the line that the host drew for this figure, or null: the product draws none
 * @param tried the host's changes of strategy, the oldest first
 */
record Series(Kind kind, List<Point> points, @Nullable Aim aim, List<Course.Tried> tried) {
    record Kind(
            String instrument,
            String method,
            int every,
            PersonId by,
            PersonId host,
            String what,
            String unit,
            String as,
            List<String> piles) {
        Kind {
            piles = Objects.requireNonNullElse(piles, List.of()); // A chart shown before had none.
        }

        static Kind of(Point point) {
            return new Kind(
                    point.instrument(),
                    point.method(),
                    point.every(),
                    point.by(),
                    point.host(),
                    point.what(),
                    point.unit(),
                    point.as(),
                    point.piles().stream().map(Figures.Pile::name).toList());
        }

        boolean share() {
            return as.equals("share");
        }

        /** The way of recording, where the instrument has more than one. */
        String how() {
            return method.isEmpty() ? "" : say("visits.method." + method, every);
        }
    }

    /** So many points make a baseline, and so many later ones something to compare with it (domain practice, section 3). */
    static final int BASELINE = 3;

    static List<Series> of(List<Point> points, List<Course> courses) {
        return points.stream()
                .filter(point -> !point.as().equals("none"))
                .collect(groupingBy(Kind::of, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(line -> of(line.getKey(), line.getValue(), courses))
                .toList();
    }

    private static Series of(Kind kind, List<Point> points, List<Course> courses) {
        var theirs = courses.stream()
                .filter(course -> course.owner().equals(kind.host()))
                .toList();
        var aim = theirs.isEmpty() ? null : theirs.getFirst().aim();
        return new Series(
                kind,
                points,
                aim != null && aim.of().equals(kind.unit()) ? aim : null,
                theirs.reversed().stream()
                        .flatMap(course -> course.tried().stream())
                        .toList());
    }

    String title() {
        return sorted()
                ? say("visits.slips.series-piles")
                : say("visits." + kind.instrument() + ".series-" + kind.unit(), kind.what());
    }

    /** Those drawn. */
    List<Point> drawn() {
        return points.stream().filter(Point::longEnough).toList();
    }

    /** Those that took too little time to be drawn beside others: said in words. */
    List<Point> brief() {
        return points.stream().filter(not(Point::longEnough)).toList();
    }

    /** Of student work: how all its piles lay, date by date. */
    boolean sorted() {
        return !kind.piles().isEmpty();
    }

    Piles piles() {
        return Piles.of(this);
    }

    Plot plot() {
        return Plot.of(this);
    }

    /**
     * How many points are the baseline: where a change is drawn, all before the first one; where none is, the first
     * three. Zero where these are fewer than three.
     */
    int baseline() {
        var first = changed().orElse(Math.min(BASELINE, drawn().size()));
        return first < BASELINE ? 0 : first;
    }

    private OptionalInt changed() {
        return plot().phases().stream().mapToInt(Plot.Phase::after).min();
    }

    /**
     * Whether later points lie apart from the baseline, said plainly and only of three and three or more: no mean, no
     * test, no verdict. Empty where there are fewer; where the change came too early for a baseline, that.
     */
    String comparison() {
        if (sorted()) return "";
        var first = baseline();
        if (first == 0 && changed().isPresent())
            return say("visits.series.too-early", changed().getAsInt());
        var values = drawn().stream().mapToDouble(Point::value).toArray();
        if (first == 0 || values.length - first < BASELINE) return "";
        return compared(
                Arrays.stream(values, 0, first).summaryStatistics(),
                Arrays.stream(values, first, values.length).summaryStatistics());
    }

    private static String compared(DoubleSummaryStatistics first, DoubleSummaryStatistics later) {
        var which = later.getMin() > first.getMax() ? "above" : later.getMax() < first.getMin() ? "below" : "overlap";
        return say("visits.series." + which, later.getCount(), first.getCount());
    }

    String count(Point point) {
        if (sorted()) return Piles.said(point);
        if (kind.as().equals("plain")) return say("visits.series.plain-" + kind.unit(), point.value(), point.of());
        if (kind.unit().equals("minutes"))
            return say("visits.n-of-m", roughly(point, point.n()), roughly(point, point.of()));
        return kind.share() ? say("visits.n-of-m", point.n(), point.of()) : String.valueOf(point.n());
    }

    /** "6 in 40 s": a share says by itself what it is out of. */
    String label(Point point) {
        if (kind.as().equals("plain")) return count(point);
        return kind.share() && point.longEnough()
                ? count(point)
                : say("visits.figures.total", count(point), kind.share() ? in(point) : roughly(point, point.seconds()));
    }

    /** Of which nothing but the figures is there. */
    List<Point> kept() {
        return points.stream().filter(point -> point.kept() != null).toList();
    }

    String in(Point point) {
        return When.length(Duration.ofSeconds(point.seconds()));
    }

    private static String roughly(Point point, long seconds) {
        return point.longEnough()
                ? say("visits.minutes", Math.round(seconds / 60.0))
                : When.length(Duration.ofSeconds(seconds));
    }
}
