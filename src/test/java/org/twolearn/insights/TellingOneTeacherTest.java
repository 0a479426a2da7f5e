package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.Database;
import org.twolearn.Story;

/**
 * How well somebody could tell two neighboring districts apart, where one more teacher did something, from what is drawn for
 * them: never better than e to the ε. With -Dtwolearn.draws=10000000 as bench/noise.sh runs it; it then writes docs/noise.md.
 */
@Story
class TellingOneTeacherTest {
    private static final long DRAWS = Long.getLong("twolearn.draws", 200_000);
    private static final long AT_ONCE = 500_000;
    private static final double RISK = 0.001;

    /** What came of one scale. @param said at least so much the draws do tell, but for one in a thousand times */
    record Told(int quarters, double chiSquare, int bins, double mean, double variance, double said, double seconds) {}

    @Test
    @DisplayName(
            "W3 Drawn for neighboring districts, figures tell them apart no better than e to the ε (Clopper–Pearson, 99.9 % overall)")
    void neighborsAreToldApartNoBetterThanClaimed() throws IOException {
        var told = new ArrayList<Told>();
        for (int quarters : List.of(2, 3, 4)) told.add(told(quarters));
        for (var one : told) {
            double epsilon = one.quarters() / 4.0;
            assertThat(one.said()).as("at ε " + epsilon).isLessThanOrEqualTo(epsilon);
            // The draws are many enough to find a scale that tells a tenth more.
            assertThat(one.said()).isGreaterThan(epsilon * 0.9);
            assertThat(one.chiSquare()).isLessThan(List.of(88.4, 72.3, 62.0).get(one.quarters() - 2));
        }
        if (DRAWS >= 10_000_000) Files.writeString(Path.of("docs/noise.md"), page(told));
    }

    @Test
    void theLimitsAreTheKnownOnes() {
        assertThat(Bounds.lower(0, 10, 0.025)).isZero();
        assertThat(Bounds.upper(0, 10, 0.025)).isCloseTo(0.308497, within(1e-6));
        assertThat(Bounds.lower(5, 10, 0.025)).isCloseTo(0.187086, within(1e-6));
        assertThat(Bounds.upper(5, 10, 0.025)).isCloseTo(0.812914, within(1e-6));
        assertThat(Bounds.lower(2_449_187, 10_000_000, 1e-5)).isCloseTo(0.244339, within(1e-6));
    }

    private static Told told(int quarters) {
        var began = System.nanoTime();
        var some = drawn(quarters, 0, DRAWS / 2);
        var more = drawn(quarters, DRAWS / 2, DRAWS / 2);
        var seconds = (System.nanoTime() - began) / 1e9;
        int most = List.of(16, 11, 8).get(quarters - 2);
        var all = some.and(more);
        double sum = 0, squares = 0;
        for (var one : all.seen().entrySet()) {
            sum += (double) one.getKey() * one.getValue();
            squares += (double) one.getKey() * one.getKey() * one.getValue();
        }
        return new Told(
                quarters,
                all.chiSquare(most),
                2 * most + 3,
                sum / all.draws(),
                squares / all.draws(),
                said(some, more, most),
                seconds);
    }

    private static Distribution drawn(int quarters, long from, long draws) {
        var all = Distribution.fixed(quarters, from, Math.min(AT_ONCE, draws));
        for (long done = AT_ONCE; done < draws; done += AT_ONCE)
            all = all.and(Distribution.fixed(quarters, from + done, Math.min(AT_ONCE, draws - done)));
        return all;
    }

    /**
     * The most that one number or one tail says for one district against the other. Of the first the true count is 0, of the
     * second 1, whose draws are therefore one further on; in both directions, each with the surest limits on both sides.
     */
    private static double said(Distribution zero, Distribution one, int most) {
        double risk = RISK / (4.0 * (2 * most + 3));
        double said = Double.NEGATIVE_INFINITY;
        for (int x = -most; x <= most; x++) {
            said = Math.max(said, says(zero.times(x), one.times(x - 1), zero.draws(), risk));
            said = Math.max(said, says(one.times(x - 1), zero.times(x), zero.draws(), risk));
        }
        var low = new long[] {zero.upTo(-1), one.upTo(-2)};
        var high = new long[] {zero.draws() - zero.upTo(0), one.draws() - one.upTo(-1)};
        said = Math.max(said, says(low[0], low[1], zero.draws(), risk));
        return Math.max(said, says(high[1], high[0], zero.draws(), risk));
    }

    private static double says(long here, long there, long draws, double risk) {
        return Math.log(Bounds.lower(here, draws, risk) / Bounds.upper(there, draws, risk));
    }

    private static String page(List<Told> told) throws IOException {
        var rows = new StringBuilder();
        for (var one : told) {
            double e = Math.exp(one.quarters() / 4.0);
            rows.append("| %s | %.1f (%d) | %.4f | %.4f (%.4f) | %.4f | %.0f |%n"
                    .formatted(
                            one.quarters() / 4.0,
                            one.chiSquare(),
                            one.bins() - 1,
                            one.mean(),
                            one.variance(),
                            2 * e / ((e - 1) * (e - 1)),
                            one.said(),
                            one.seconds()));
        }
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse("a processor");
        return """
                # The noise of the figures

                Written by `bench/noise.sh` on %s: %,d draws of each scale, by the function in `V086` that counting uses, on PostgreSQL %s,
                %d cores of %s. The bytes follow from a fixed number, so every run draws the same.

                | ε | chi-square (degrees of freedom) | mean (0) | variance (claimed) | told at least, 99.9 %% | seconds |
                | --- | --- | --- | --- | --- | --- |
                %s
                - **chi-square**: of all numbers near nothing and the two tails, against the exact distribution. The tests refuse what comes by chance once in a million times.
                - **told at least**: two neighboring districts, in one of which one more teacher did something. Half of the draws are for the one and half for the other. Of each
                  number, of both tails, and in both directions, the log of how much more likely it is in the one: its limit by Clopper and Pearson, corrected for the number of
                  comparisons, so that all hold together in 99.9 %% of cases. It must never be above ε, and it is close below it: the noise is no larger than needed, and the draws are enough to tell.
                - That districts with and without one teacher differ by one, in one period of each measure, `CountingTest` shows on true counts.

                ## What the claim is about
                One teacher in one school year: with and without the rows that they are counted for. A partnership of two teachers is a row for each, so for something that is true
                of both the limit holds twice. The number of teachers is public. A figure that was drawn stays; whoever restores an older backup has those drawn again that came
                after it, and that costs their ε a second time.
                """.formatted(
                        LocalDate.now(),
                        DRAWS,
                        Database.superuser()
                                .sql("show server_version")
                                .query(String.class)
                                .single()
                                .split(" ", 2)[0],
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        rows);
    }
}
