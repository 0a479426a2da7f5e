package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twolearn.cycles.Course;

/**
 * How student work lay on its piles, a bar for each date: across in percent of that day's slips. Bars stand by themselves,
 * nothing is drawn between two, and a day without a slip has no bar.
 *
 * @param mark what the fills of this chart are called in the page
 */
record Piles(String mark, List<String> names, List<Row> rows) {
    /**
     * @param tried what changed between the day above and this one, or null
     * @param one what one slip more or less moves, where there are so few that it is said
     */
    record Row(Point point, String day, String said, String one, List<Slice> slices, Course.@Nullable Tried tried) {}

    /** @param n what stands above it; empty where it is too narrow */
    record Slice(int pile, String x, String w, String middle, String n) {}

    /** How many fills there are: as many as piles. */
    static final int FILLS = 4;

    /** Where the axis has a mark, in percent. */
    static final List<String> AXIS = List.of("0", "25", "50", "75", "100");

    /** From here on one slip is three points of a hundred or less: as in static/js/figures/slips.js. */
    private static final int MANY = 40;

    private static final double NARROW = 0.06;

    static Piles of(Series series) {
        var points = series.points();
        var rows = IntStream.range(0, points.size())
                .mapToObj(i -> row(points.get(i), tried(series, i)))
                .toList();
        var first = points.getFirst();
        var mark = "pile-" + first.visit().value() + "-" + points.size();
        return new Piles(mark, series.kind().piles(), rows);
    }

    /** A change before the first date or after the last comes between no two. */
    private static Course.@Nullable Tried tried(Series series, int i) {
        if (i == 0) return null;
        var since = series.points().get(i - 1).day();
        var until = series.points().get(i).day();
        return series.tried().stream()
                .filter(tried -> tried.day().isAfter(since) && !tried.day().isAfter(until))
                .reduce((_, last) -> last)
                .orElse(null);
    }

    private static Row row(Point point, Course.@Nullable Tried tried) {
        var all = point.of();
        var one = all > 0 && all < MANY ? say("visits.slips.series-points", Math.round(100.0 / all)) : "";
        return new Row(point, When.shortDay(point.day()), said(point), one, slices(point), tried);
    }

    private static List<Slice> slices(Point point) {
        var slices = new ArrayList<Slice>();
        var before = 0L;
        for (var pile = 0; pile < point.piles().size(); pile++) {
            var n = point.piles().get(pile).n();
            if (n > 0) slices.add(slice(pile, before, n, point.of()));
            before += n;
        }
        return slices;
    }

    private static Slice slice(int pile, double before, long n, double all) {
        return new Slice(
                pile,
                percent(before / all),
                percent(n / all),
                percent((before + n / 2.0) / all),
                n / all < NARROW ? "" : String.valueOf(n));
    }

    /** "16 slips: 10 Matched, 4 Partly, 2 Blank" */
    static String said(Point point) {
        if (point.of() == 0) return say("visits.slips.series-none");
        var piles = point.piles().stream()
                .map(pile -> say("visits.figures.n-of-name", pile.n(), pile.name()))
                .reduce((one, next) -> say("visits.figures.and-then", one, next))
                .orElse("");
        return say(point.of() == 1 ? "visits.slips.series-of-one" : "visits.slips.series-of", point.of(), piles);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
