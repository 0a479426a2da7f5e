package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twolearn.cycles.Aim;
import org.twolearn.cycles.Course;
import org.twolearn.cycles.CycleId;
import org.twolearn.people.PersonId;

/** Points from visit to visit, drawn by hand. */
class SeriesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    final PersonId ada = new PersonId(UUID.randomUUID()), bo = new PersonId(UUID.randomUUID());

    Point seats(int day, long n, long seconds) {
        return new Point(
                DAY.plusDays(day),
                VisitId.fresh(),
                ada,
                bo,
                "opportunities",
                "",
                0,
                "One",
                n,
                26,
                "seats",
                "share",
                1,
                seconds,
                List.of(),
                null);
    }

    Point turns(int day, long n, long seconds) {
        return new Point(
                DAY.plusDays(day),
                VisitId.fresh(),
                ada,
                bo,
                "opportunities",
                "",
                0,
                "One",
                n,
                0,
                "turns",
                "rate",
                1,
                seconds,
                List.of(),
                null);
    }

    List<Point> seats(String counts) {
        var points = new ArrayList<Point>();
        for (var n : counts.split(" ")) points.add(seats(points.size(), Long.parseLong(n), 1800));
        return points;
    }

    Course course(PersonId owner, Aim aim, Course.Tried... tried) {
        return new Course(new CycleId(UUID.randomUUID()), owner, true, aim, List.of(tried));
    }

    static Series only(List<Point> points, Course... courses) {
        var all = Series.of(points, List.of(courses));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void whatTookUnderFiveMinutesIsSaidAndNotDrawn() {
        var line = only(List.of(turns(0, 20, 1800), turns(1, 6, 40), turns(2, 30, 1800)));

        assertThat(line.plot().dots()).extracting(Plot.Dot::count).containsExactly("20 in 30 min", "30 in 30 min");
        assertThat(line.brief()).hasSize(1);
        assertThat(line.label(line.brief().getFirst())).isEqualTo("6 in 40 s");
    }

    /** A minute is too coarse for less than five of them. */
    @Test
    void aShareOfAShortTimeIsSaidInSeconds() {
        var whole = turns(0, 20, 50);
        var brief = new Point(
                whole.day(),
                whole.visit(),
                whole.host(),
                whole.by(),
                "talk",
                "duration",
                0,
                "Teacher",
                16,
                50,
                "minutes",
                "share",
                1,
                50,
                List.of(),
                null);
        var line = only(List.of(brief));

        assertThat(line.label(line.brief().getFirst())).isEqualTo("16 s of 50 s in 50 s");
    }

    /** Twenty in half an hour lie lower than twenty in a quarter. */
    @Test
    void aPlainCountIsDrawnByItsTime() {
        var dots = only(List.of(turns(0, 20, 1800), turns(1, 20, 900))).plot().dots();

        assertThat(dots.get(0).y()).isGreaterThan(dots.get(1).y());
    }

    /** X2. */
    @Test
    void noLineIsDrawnButTheHostsForThisFigure() {
        assertThat(only(seats("14 17")).plot().aim()).isEmpty();
        assertThat(only(seats("14 17"), course(ada, null)).plot().aim()).isEmpty();
        assertThat(only(seats("14 17"), course(bo, new Aim(23, "seats"))).plot().aim())
                .isEmpty();
        assertThat(only(seats("14 17"), course(ada, new Aim(23, "turns")))
                        .plot()
                        .aim())
                .isEmpty();
        assertThat(only(seats("14 17"), course(ada, new Aim(27, "seats")))
                        .plot()
                        .aim())
                .isEmpty();
        var drawn = only(seats("14 26"), course(ada, new Aim(13, "seats"))).plot();
        assertThat(drawn.aim()).extracting(Plot.Corner::y).containsOnly(86);
        assertThat(drawn.dots().getLast().y()).isEqualTo(34);
    }

    @Test
    void aRateIsDrawnLowEnoughForTheLineAboveIt() {
        var plot = only(List.of(turns(0, 20, 1200), turns(1, 20, 1200)), course(ada, new Aim(2, "turns")))
                .plot();

        assertThat(plot.aim()).extracting(Plot.Corner::y).containsOnly(34);
        assertThat(plot.dots()).extracting(Plot.Dot::y).containsOnly(86);
    }

    @Test
    void aChangeOfStrategyStandsBetweenTwoPointsAndNowhereElse() {
        var plot = only(
                        seats("14 15 16 20"),
                        course(
                                ada,
                                null,
                                new Course.Tried(DAY.minusDays(1), "Before all", bo),
                                new Course.Tried(DAY.plusDays(2), "Cards", bo),
                                new Course.Tried(DAY.plusDays(9), "After all", bo)),
                        course(bo, null, new Course.Tried(DAY.plusDays(1), "Somebody else’s", bo)))
                .plot();

        assertThat(plot.phases()).extracting(Plot.Phase::what).containsExactly("Cards");
        assertThat(plot.phases()).extracting(Plot.Phase::x).containsExactly("50.00%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            14 15 16            |
            14 15 16 20 21      |
            14 15 16 20 21 22   | All 3 later points are above all 3 points
            20 21 22 14 15 16 9 | All 4 later points are below all 3 points
            14 15 16 16 21 22   | overlap
            14 20 16 15 21 22   | overlap
            """)
    void laterPointsAreComparedPlainlyFromThreeAndThreeOn(String counts, String said) {
        var sentence = only(seats(counts)).comparison();

        if (said == null) assertThat(sentence).isEmpty();
        else assertThat(sentence).contains(said);
    }

    /** The change stands before the point of that number, counted from zero. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 14 15 16 20 21 22          | 0 | Only one visit before the change
            2 | 14 15 16                   | 0 | Only 2 visits before the change
            3 | 14 15 16 20 21 22          | 3 | All 3 later points are above all 3 points
            4 | 14 15 16 14 20 21 22       | 4 | All 3 later points are above all 4 points
            4 | 14 15 16 14 20 21          | 4 |
            """)
    void theBaselineIsWhatWasCountedBeforeTheFirstChange(int change, String counts, int baseline, String said) {
        var first = new Course.Tried(DAY.plusDays(change), "Cards", bo);
        var next = new Course.Tried(DAY.plusDays(change + 1), "Names", bo);
        var line = only(seats(counts), course(ada, null, first, next));

        assertThat(line.baseline()).isEqualTo(baseline);
        if (said == null) assertThat(line.comparison()).isEmpty();
        else assertThat(line.comparison()).contains(said);
    }

    @Test
    void pointsOfTwoRoomsAreNeverJoined() {
        var here = seats(0, 14, 1800);
        var there = new Point(
                DAY,
                VisitId.fresh(),
                bo,
                bo,
                "opportunities",
                "",
                0,
                "One",
                14,
                26,
                "seats",
                "share",
                1,
                1800,
                List.of(),
                null);

        assertThat(Series.of(List.of(here, there), List.of())).hasSize(2);
    }
}
