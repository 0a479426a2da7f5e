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
    /**
     * The shortest time from which a rate is said. In less, one tap more or less moves it by over 0.2 a minute, so six in
     * forty seconds would read as nine a minute: a number about the clock. The length is our convention; that both
     * numbers come before any rate, and observed time without its gaps, are the rules of domain practice, section 3.
     */
    static final Duration SHORTEST = Duration.ofMinutes(5);

    record Count(Code code, long amount) {}

    /** Whether a rate is said at all: otherwise only the counts and the time they took. */
    boolean longEnough() {
        return observed.compareTo(SHORTEST) >= 0;
    }

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
