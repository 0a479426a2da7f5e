package org.twolearn.visits;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the taps come to.
 *
 * @param n the figure that is followed from visit to visit
 * @param of what it is out of; 0 where it is a plain count
 * @param observed from start to end, gaps left out
 * @param counts for each code of the plan, taps, lines or seconds as the instrument's unit is
 * @param seats turns of each seat that had any
 */
record Figures(String instrument, long n, long of, Duration observed, List<Count> counts, Map<Integer, Long> seats) {
    record Count(Code code, long amount) {}

    /** Per minute observed, to two places; 0 where nothing was observed. */
    double perMinute(long amount) {
        var minutes = observed.toMillis() / 60_000.0;
        return minutes == 0 ? 0 : Math.round(amount / minutes * 100) / 100.0;
    }

    Summary summary() {
        return new Summary(instrument, counts.getFirst().code().name(), n, of, observed.toSeconds());
    }

    /** What is kept sealed beside the taps, so that a line of visits need not open them all. */
    record Summary(String instrument, String first, long n, long of, long seconds) {}
}
