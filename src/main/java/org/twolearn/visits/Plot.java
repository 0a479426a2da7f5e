package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where a series lies on its chart: across in percent, down in pixels.
 *
 * @param aim the corners of the line that the host drew; empty where there is none, or where it lies above all that can
 *     be counted
 * @param phases where a strategy changed between two points
 */
record Plot(List<Dot> dots, List<Corner> aim, List<Phase> phases) {
    record Dot(String x, int y, String anchor, String count, String day) {}

    record Corner(String x, int y) {}

    /** @param after how many points stand before it */
    record Phase(String x, int after, int number, String what, String since) {}

    private static final int TOP = 34, FLOOR = 138;

    static Plot of(Series series) {
        var points = series.drawn();
        var aims = points.stream().mapToDouble(point -> aim(series, point)).toArray();
        var values = points.stream().mapToDouble(Point::value);
        var most = series.kind().share()
                ? 1
                : DoubleStream.concat(values, DoubleStream.of(aims)).max().orElse(1);
        var scale = most > 0 ? most : 1;
        var dots = IntStream.range(0, points.size())
                .mapToObj(i -> dot(series, points, i, scale))
                .toList();
        var drawn = series.aim() != null && DoubleStream.of(aims).allMatch(at -> at <= scale);
        return new Plot(dots, drawn ? corners(aims, scale) : List.of(), phases(series, points));
    }

    private static Dot dot(Series series, List<Point> points, int i, double scale) {
        var point = points.get(i);
        var last = points.size() - 1;
        var anchor = last == 0 ? "middle" : i == 0 ? "start" : i == last ? "end" : "middle";
        return new Dot(
                percent(x(i, last)), y(point.value() / scale), anchor, series.label(point), When.shortDay(point.day()));
    }

    /** A number of seats or minutes is out of what each visit had, so its line need not be level. */
    private static double aim(Series series, Point point) {
        var aim = series.aim();
        if (aim == null) return 0;
        return switch (aim.of()) {
            case "seats" -> aim.at() / Math.max(1, point.of());
            case "minutes" -> aim.at() * 60 / Math.max(1, point.of());
            case "percent" -> aim.at() / 100;
            default -> aim.at();
        };
    }

    private static List<Corner> corners(double[] aims, double scale) {
        var corners = new ArrayList<Corner>();
        for (int i = 0; i < aims.length; i++) {
            if (i == 0) corners.add(new Corner("0%", y(aims[i] / scale)));
            corners.add(new Corner(percent(x(i, aims.length - 1)), y(aims[i] / scale)));
            if (i == aims.length - 1) corners.add(new Corner("100%", y(aims[i] / scale)));
        }
        return corners;
    }

    /** A change before the first point or after the last is no line between two. */
    private static List<Phase> phases(Series series, List<Point> points) {
        var phases = new ArrayList<Phase>();
        for (var tried : series.tried()) {
            var before = (int) points.stream()
                    .takeWhile(point -> point.day().isBefore(tried.day()))
                    .count();
            if (before == 0 || before == points.size()) continue;
            var x = percent((x(before - 1, points.size() - 1) + x(before, points.size() - 1)) / 2);
            phases.removeIf(earlier -> earlier.x().equals(x));
            phases.add(new Phase(x, before, phases.size() + 1, tried.what(), When.cardDay(tried.day())));
        }
        return phases;
    }

    /** For a listener, what the picture shows. */
    String said(Series series) {
        return series.title() + ", " + say("visits.series.name", dots.size());
    }

    private static double x(int i, int last) {
        return last == 0 ? 50 : 4 + 92.0 * i / last;
    }

    private static int y(double share) {
        return (int) Math.round(FLOOR - share * (FLOOR - TOP));
    }

    private static String percent(double x) {
        return String.format(Locale.ROOT, "%.2f%%", x);
    }
}
