package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page is drawn from the ledger alone; here from ledgers that are written down. */
class WhatThePageKnowsTest {
    private static final Terms YEARLY = new Terms(2000, 50, List.of(12), 4);
    private static final Terms TWICE = new Terms(2000, 100, List.of(6, 12), 3);
    private static final Terms NEWER = new Terms(2024, 50, List.of(6, 12), 1);
    private static final Ledger.Run TODAY = new Ledger.Run(LocalDate.of(2022, 9, 1), 120);

    @Test
    @DisplayName("W3 A figure is what was drawn of it from the beginning of its school year, and nothing else")
    void aFigureIsTheSumOfItsOwnDraws() {
        var ledger = ledger(
                figure(2020, 1, "met", "", 1000),
                figure(2021, 1, "met", "", 7),
                figure(2021, 1, "started", "", 100),
                figure(2021, 2, "met", "", -2),
                figure(2021, 2, "area", "talk", 50),
                figure(2021, 3, "met", "", 9));
        assertThat(IntStream.of(1, 2, 3).map(period -> ledger.sum(2021, period, "met", "")))
                .containsExactly(7, 5, 14);
        assertThat(ledger.sum(2021, 2, "area", "talk")).isEqualTo(50);
        assertThat(ledger.sum(2021, 2, "area", "else")).isZero();
        assertThat(ledger.released(2021, 2)).isTrue();
        assertThat(ledger.released(2021, 4)).isFalse();
        assertThat(ledger.released(2022, 1)).isFalse();
    }

    @ParameterizedTest(name = "W3 With {0} teachers there are {1} releases in a school year")
    @CsvSource({"0, 0", "49, 0", "50, 1", "99, 1", "100, 2", "5000, 2"})
    void theNumberOfTeachersSaysHowManyReleases(int teachers, int releases) {
        assertThat(ledger().year(2022, teachers).map(year -> year.terms().ends().size()))
                .isEqualTo(releases == 0 ? java.util.Optional.empty() : java.util.Optional.of(releases));
    }

    @Test
    @DisplayName("W3 What a school year began with holds to its end, however many teachers there are by then")
    void whatAYearBeganWithHolds() {
        var begun = new Ledger(TODAY, List.of(YEARLY, TWICE), List.of(new Ledger.Year(2022, 60, YEARLY)), List.of());
        assertThat(begun.year(2022, 120).orElseThrow()).isEqualTo(new Ledger.Year(2022, 60, YEARLY));
        assertThat(begun.year(2023, 120).orElseThrow()).isEqualTo(new Ledger.Year(2023, 120, TWICE));
        assertThat(FigurePage.of(begun).follows(YEARLY)).isTrue();
        assertThat(FigurePage.of(begun).follows(TWICE)).isFalse();
        assertThat(FigurePage.of(begun).follows(new Terms(2000, 50, List.of(12), 3)))
                .isFalse();
    }

    @Test
    @DisplayName("W10 Newer terms hold from the school year that they name, and none before there are any")
    void newerTermsHoldFromTheirYear() {
        var ledger = new Ledger(TODAY, List.of(YEARLY, TWICE, NEWER), List.of(), List.of());
        assertThat(ledger.terms(2023)).containsExactly(YEARLY, TWICE);
        assertThat(ledger.terms(2024)).containsExactly(NEWER);
        assertThat(ledger.terms(2030)).containsExactly(NEWER);
        assertThat(ledger.terms(1999)).isEmpty();
    }

    @Test
    void beforeTheFirstRunThePageKnowsNothing() {
        var page = FigurePage.of(new Ledger(null, List.of(YEARLY), List.of(), List.of()));
        assertThat(page).isEqualTo(new FigurePage(null, null, List.of(), List.of(), List.of()));
        assertThat(page.preview()).isEmpty();
        assertThat(page.follows(YEARLY)).isFalse();
    }

    @Test
    @DisplayName("W3 Before a first release the page says what could stand in it, and how exact it will be")
    void whatCouldStandInIt() {
        var page = FigurePage.of(ledger());
        assertThat(page.run()).isEqualTo(TODAY);
        assertThat(page.releases()).isEmpty();
        assertThat(page.terms()).containsExactly(YEARLY, TWICE);
        assertThat(page.coming())
                .containsExactly(
                        new FigurePage.Coming(TWICE.periods(2022).get(0), false),
                        new FigurePage.Coming(TWICE.periods(2022).get(1), false));
        var off = "± 5, and rounding";
        assertThat(page.preview())
                .extracting(FigurePage.Row::what)
                .containsExactly(
                        "Began a partnership", "Closed a cycle of their own", "Say that a goal of their own was met");
        assertThat(page.preview())
                .extracting(FigurePage.Row::shown)
                .containsOnly(new Shown("a number between 0 and 120, in steps of 5", off));
        assertThat(page.previewOfAreas()).hasSize(8);
        assertThat(page.previewOfAreas().getFirst())
                .isEqualTo(new FigurePage.Row(
                        "Who talks, and how students talk with each other",
                        new Shown("a number between 0 and 120, in steps of 5", "± 6, and rounding")));
    }

    @Test
    @DisplayName("W3 Releases stand with the newest first; what goals are about stands in a year’s last one alone")
    void releasesWithTheNewestFirst() {
        var before = new Ledger.Year(2021, 400, TWICE);
        var now = new Ledger.Year(2022, 120, TWICE);
        var page = FigurePage.of(new Ledger(
                TODAY,
                List.of(YEARLY, TWICE),
                List.of(before, now),
                List.of(
                        figure(2021, 1, "started", "", 60),
                        figure(2021, 2, "started", "", 43),
                        figure(2021, 2, "area", "each student", 80),
                        figure(2022, 1, "met", "", 33))));
        assertThat(page.releases())
                .extracting(FigurePage.Release::year, one -> one.period().number(), FigurePage.Release::teachers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2022, 1, 120),
                        org.assertj.core.groups.Tuple.tuple(2021, 2, 400),
                        org.assertj.core.groups.Tuple.tuple(2021, 1, 400));
        assertThat(page.coming()).extracting(FigurePage.Coming::released).containsExactly(true, false);
        assertThat(page.releases().get(1).measures().getFirst())
                .isEqualTo(new FigurePage.Row("Began a partnership", Shown.of(103, TWICE.off(2), 400)));
        assertThat(page.releases().get(2).measures().getFirst().shown()).isEqualTo(Shown.of(60, TWICE.off(1), 400));
        assertThat(page.releases().get(0).measures())
                .extracting(row -> row.shown().about())
                .containsExactly("fewer than 10", "fewer than 10", "about 35");
        assertThat(page.releases()).extracting(one -> one.areas().size()).containsExactly(0, 8, 0);
        assertThat(page.releases().get(1).areas())
                .filteredOn(row -> row.shown().about().startsWith("about"))
                .containsExactly(new FigurePage.Row(
                        "Reaching each student, also with support", Shown.of(80, Noise.off(2, 1), 400)));
    }

    @Test
    @DisplayName("W3 Releases of a year lie end to end, from July 1 to June 30, and come out the day after")
    void releasesLieEndToEnd() {
        var periods = new Terms(2000, 250, List.of(3, 6, 9, 12), 2).periods(2021);
        assertThat(periods)
                .containsExactly(
                        new Terms.Period(1, LocalDate.of(2021, 7, 1), LocalDate.of(2021, 9, 30)),
                        new Terms.Period(2, LocalDate.of(2021, 10, 1), LocalDate.of(2021, 12, 31)),
                        new Terms.Period(3, LocalDate.of(2022, 1, 1), LocalDate.of(2022, 3, 31)),
                        new Terms.Period(4, LocalDate.of(2022, 4, 1), LocalDate.of(2022, 6, 30)));
        assertThat(periods.getLast().released()).isEqualTo("2022-07-01");
        assertThat(Stream.of("2022-06-30", "2022-07-01", "2022-12-31", "2023-01-01")
                        .map(LocalDate::parse)
                        .map(Terms::year))
                .containsExactly(2021, 2022, 2022, 2022);
    }

    @Test
    @DisplayName("W3 A school year tells no more about a teacher than 3.5: more is refused, and so much is not")
    void theBudgetOfAYear() {
        assertThat(new Terms(2000, 50, List.of(12), 4).spent())
                .isEqualTo(Terms.BUDGET)
                .isEqualTo(14);
        assertThat(NEWER.spent()).isEqualTo(5);
        assertThatThrownBy(() -> new Terms(2000, 50, List.of(12), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("More than 3.5");
    }

    @ParameterizedTest(
            name = "W3 Noise of ε {0}/4, drawn {1} times, is within ± {2} 95 times of 100, and not within one less")
    @CsvSource({"4, 1, 3", "4, 2, 4", "3, 2, 5", "2, 1, 6", "2, 4, 11", "2, 10, 18", "1, 1, 12", "1, 2, 16"})
    void howFarNoiseGoes(int quarters, int draws, int off) {
        assertThat(Noise.off(quarters, draws)).isEqualTo(off);
        assertThat(within(quarters / 4.0, draws, off)).isGreaterThanOrEqualTo(0.95);
        assertThat(within(quarters / 4.0, draws, off - 1)).isLessThan(0.95);
    }

    /** By the sum's probability generating function on the unit circle: another way than the program’s. */
    private static double within(double epsilon, int draws, int off) {
        int points = 20_000;
        double a = Math.exp(-epsilon), sum = 0;
        for (int k = 0; k < points; k++) {
            double angle = 2 * Math.PI * k / points;
            double one = (1 - a) * (1 - a) / (1 - 2 * a * Math.cos(angle) + a * a);
            double kernel = 1;
            for (int x = 1; x <= off; x++) kernel += 2 * Math.cos(angle * x);
            sum += Math.pow(one, draws) * kernel;
        }
        return sum / points;
    }

    @Test
    @DisplayName("W3 The page says in odds what ε allows, rounded up and never down")
    void oddsAreRoundedUp() {
        assertThat(Stream.of(1, 2, 3, 4, 14).map(FigurePage::odds)).containsExactly("1.3", "1.7", "2.2", "2.8", "33.2");
        assertThat(Stream.of(1, 2, 4, 14).map(FigurePage::epsilon)).containsExactly("0.25", "0.5", "1", "3.5");
        assertThat(FigurePage.day(LocalDate.of(2022, 7, 1))).isEqualTo("July 1, 2022");
        assertThat(FigurePage.year(2022)).isEqualTo("2022–2023");
    }

    @Test
    void aNumberIsKeptWithinItsBoundsAndRounded() {
        assertThat(Shown.of(-7, 11, 300)).isEqualTo(new Shown("fewer than 10", ""));
        assertThat(Shown.of(9, 11, 300)).isEqualTo(new Shown("fewer than 10", ""));
        assertThat(Shown.of(10, 11, 300)).isEqualTo(new Shown("about 10", "0 to 25"));
        assertThat(Shown.of(143, 11, 300)).isEqualTo(new Shown("about 145", "130 to 155"));
        assertThat(Shown.of(284, 11, 300)).isEqualTo(new Shown("about 285", "270 to 295"));
        assertThat(Shown.of(285, 11, 300)).isEqualTo(new Shown("about 285", "270 to 300"));
        assertThat(Shown.of(12, 3, 300)).isEqualTo(new Shown("about 10", "5 to 15"));
        assertThat(Shown.of(13, 3, 300)).isEqualTo(new Shown("about 15", "10 to 20"));
        assertThat(Shown.of(60, 5, 300)).isEqualTo(new Shown("about 60", "55 to 65"));
        assertThat(Shown.of(286, 11, 300)).isEqualTo(new Shown("more than 95%", ""));
        assertThat(Shown.of(9999, 11, 300)).isEqualTo(new Shown("more than 95%", ""));
    }

    private static Ledger ledger(Ledger.Figure... figures) {
        return new Ledger(TODAY, List.of(YEARLY, TWICE), List.of(), List.of(figures));
    }

    private static Ledger.Figure figure(int year, int period, String measure, String area, int number) {
        return new Ledger.Figure(year, period, measure, area, number);
    }
}
