package org.twolearn.visits;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twolearn.cycles.Aim;
import org.twolearn.cycles.Course;
import org.twolearn.people.PersonId;

/**
 * Points that may be joined: one instrument, one recorder, one host, one first code, with or without something to be out
 * of.
 *
 * @param aim the line that the host drew for this figure, or null: the product draws none
 * @param tried the host's changes of strategy, the oldest first
 */
record Series(Kind kind, List<Point> points, @Nullable Aim aim, List<Course.Tried> tried) {
    record Kind(String instrument, PersonId by, PersonId host, String what, boolean share) {
        /** The figure, as the owner of a goal names it. */
        String figure() {
            return share && chart() == Instrument.Chart.RIBBON ? "minutes" : share ? "seats" : "turns";
        }

        Instrument.Chart chart() {
            return Instruments.of(instrument).chart();
        }
    }

    /** The first three points are called the baseline (domain practice, section 3). */
    static final int BASELINE = 3;

    static List<Series> of(List<Point> points, List<Course> courses) {
        return points.stream()
                .filter(point -> Instruments.of(point.instrument()).chart() != Instrument.Chart.TRANSCRIPT)
                .collect(groupingBy(
                        point -> new Kind(point.instrument(), point.by(), point.host(), point.what(), point.of() > 0),
                        LinkedHashMap::new,
                        toList()))
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
                aim != null && aim.of().equals(kind.figure()) ? aim : null,
                theirs.reversed().stream()
                        .flatMap(course -> course.tried().stream())
                        .toList());
    }

    String title() {
        return kind.share() && kind.chart() == Instrument.Chart.RIBBON
                ? kind.what()
                : say("visits." + kind.instrument() + ".series" + (kind.share() ? "-of" : ""));
    }

    /** Those drawn. */
    List<Point> drawn() {
        return points.stream().filter(Point::longEnough).toList();
    }

    /** Those that took too little time to be drawn beside others: said in words. */
    List<Point> brief() {
        return points.stream().filter(not(Point::longEnough)).toList();
    }

    Plot plot() {
        return Plot.of(this);
    }

    /**
     * Whether later points lie apart from the baseline, said plainly and only of three and three or more: no mean, no
     * test, no verdict. Empty where there are fewer.
     */
    String comparison() {
        var values = drawn().stream().mapToDouble(Point::value).toArray();
        if (values.length < 2 * BASELINE) return "";
        var first = Arrays.stream(values, 0, BASELINE).summaryStatistics();
        var later = Arrays.stream(values, BASELINE, values.length).summaryStatistics();
        if (later.getMin() > first.getMax()) return say("visits.series.above");
        return later.getMax() < first.getMin() ? say("visits.series.below") : say("visits.series.overlap");
    }

    String count(Point point) {
        if (kind.chart() == Instrument.Chart.RIBBON)
            return say("visits.n-of-m", minutes(point.n()), minutes(point.of()));
        return point.of() > 0 ? say("visits.n-of-m", point.n(), point.of()) : String.valueOf(point.n());
    }

    /** "6 in 40 s": a share says by itself what it is out of. */
    String label(Point point) {
        return kind.share() && point.longEnough()
                ? count(point)
                : say("visits.figures.total", count(point), kind.share() ? in(point) : roughly(point));
    }

    String in(Point point) {
        return When.length(Duration.ofSeconds(point.seconds()));
    }

    private String roughly(Point point) {
        return point.longEnough() ? minutes(point.seconds()) : in(point);
    }

    private static String minutes(long seconds) {
        return say("visits.minutes", Math.round(seconds / 60.0));
    }
}
