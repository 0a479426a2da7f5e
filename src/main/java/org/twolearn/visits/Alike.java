package org.twolearn.visits;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How alike two people recorded the same: worked out when a page shows it, and kept nowhere. See static/js/figures/agreement.js.
 *
 * @param title what was compared, piece by piece
 * @param n how many pieces, {@code agreed} of them recorded alike
 * @param percent of all pieces; null where there is none, as {@code chance} is, the percent expected by chance
 * @param kappa null where there is none, or where chance alone explains all
 * @param left pieces that only one of them recorded
 */
record Alike(
        Said title,
        int n,
        int agreed,
        @Nullable String percent,
        @Nullable String chance,
        @Nullable String kappa,
        Said count,
        int left,
        Picture.Table table,
        List<Differ> differ) {
    /** Seconds of a window that a pair may agree on, the first where they say nothing. */
    static final List<Integer> WINDOWS = List.of(5, 3, 10, 15, 30);

    /** What is compared, by kind of instrument; else what was tapped in each window of time. */
    private static final Map<String, String> HOW = Map.of(
            "SWITCH", "state",
            "MOMENTS", "intervals",
            "SWEEP", "places",
            "PILES", "slips",
            "STEPS", "steps",
            "MIXED", "parts",
            "LINES", "",
            "MARKS", "",
            "ITEMS", "");

    private static final Set<String> SET_TIMES = Set.of("momentary", "partial", "whole");

    /** Where they recorded differently. */
    record Differ(Said at, Said one, Said other) {}

    /** Whether two records of this can be compared: lines of words and marks from paper cannot. */
    static boolean comparable(Details plan) {
        return !how(plan).isEmpty();
    }

    /** Whether time is cut into windows that the pair agrees on. */
    static boolean windowed(Details plan) {
        return List.of("windows", "state", "parts").contains(how(plan));
    }

    /** Whether each difference names a seat. */
    static boolean bySeat(Details plan) {
        return how(plan).equals("places");
    }

    static List<Alike> of(Details plan, Recording one, Recording other, int window) {
        var seconds = plan.every() > 0 ? plan.every() : WINDOWS.contains(window) ? window : WINDOWS.getFirst();
        return FiguresScript.agreement(plan, one.taps(), other.taps(), how(plan), seconds);
    }

    private static String how(Details plan) {
        if (SET_TIMES.contains(plan.method()) && !plan.how().kind().name().equals("SWEEP")) return "intervals";
        return HOW.getOrDefault(plan.how().kind().name(), "windows");
    }
}
