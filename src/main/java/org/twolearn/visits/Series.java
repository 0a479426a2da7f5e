package org.twolearn.visits;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.twolearn.web.Words.say;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.twolearn.people.PersonId;

/** Points that may be joined: one instrument, one recorder, one first code, with or without something to be out of. */
record Series(Kind kind, List<Point> points) {
    record Kind(String instrument, PersonId by, String what, boolean share) {}

    record Dot(String x, int y, String anchor, String count, String day) {}

    private static final int TOP = 28, FLOOR = 138;

    static List<Series> of(List<Point> points) {
        return points.stream()
                .filter(point -> Instruments.of(point.instrument()).chart() != Instrument.Chart.TRANSCRIPT)
                .collect(groupingBy(
                        point -> new Kind(point.instrument(), point.by(), point.what(), point.of() > 0),
                        LinkedHashMap::new,
                        toList()))
                .entrySet()
                .stream()
                .map(line -> new Series(line.getKey(), line.getValue()))
                .toList();
    }

    String title() {
        return kind.share() && Instruments.of(kind.instrument()).chart() == Instrument.Chart.RIBBON
                ? kind.what()
                : say("visits." + kind.instrument() + ".series" + (kind.share() ? "-of" : ""));
    }

    /** Evenly from left to right; height is the share of what it is out of, or of the largest count. */
    List<Dot> dots() {
        var most = Math.max(1, points.stream().mapToLong(Point::n).max().orElse(1));
        return IntStream.range(0, points.size())
                .mapToObj(i -> {
                    var point = points.get(i);
                    var share = (double) point.n() / (kind.share() ? Math.max(1, point.of()) : most);
                    var x = points.size() == 1 ? 50.0 : 4 + 92.0 * i / (points.size() - 1);
                    var anchor = points.size() == 1
                            ? "middle"
                            : i == 0 ? "start" : i == points.size() - 1 ? "end" : "middle";
                    return new Dot(
                            String.format(Locale.ROOT, "%.2f%%", x),
                            (int) Math.round(FLOOR - share * (FLOOR - TOP)),
                            anchor,
                            count(point),
                            When.shortDay(point.day()));
                })
                .toList();
    }

    String count(Point point) {
        if (Instruments.of(point.instrument()).chart() == Instrument.Chart.RIBBON)
            return say("visits.n-of-m", minutes(point.n()), minutes(point.of()));
        return point.of() > 0 ? say("visits.n-of-m", point.n(), point.of()) : String.valueOf(point.n());
    }

    String in(Point point) {
        return When.length(Duration.ofSeconds(point.seconds()));
    }

    private static String minutes(long seconds) {
        return say("visits.minutes", Math.round(seconds / 60.0));
    }
}
