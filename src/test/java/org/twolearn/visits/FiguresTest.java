package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Taps and the figures they come to, computed by hand. */
class FiguresTest {
    static Details plan(String instrument, int seats) {
        var codes = Instruments.of(instrument).codes().stream()
                .map(key -> new Code(key, key, "", ""))
                .toList();
        return new Details(instrument, "214", "", "", seats, "", "silent", true, false, codes);
    }

    static Tap tap(long ms, String code) {
        return new Tap(UUID.randomUUID(), ms, code, null, null, null);
    }

    static Tap seat(long ms, int seat) {
        return new Tap(UUID.randomUUID(), ms, "individual", seat, null, null);
    }

    static Tap undo(long ms, Tap what) {
        return new Tap(UUID.randomUUID(), ms, "undo", null, null, what.id());
    }

    static Figures figures(Details plan, List<Tap> taps) {
        return plan.how().figures(plan, new Recording(taps));
    }

    @Test
    void aLessonOfEighteenSingleTurnsOneUndoneAndFourChoral() {
        var taps = new ArrayList<Tap>();
        IntStream.rangeClosed(1, 14).forEach(number -> taps.add(seat(number * 60_000L, number)));
        IntStream.of(1, 1, 2).forEach(number -> taps.add(seat(1_000_000L + number, number)));
        var mistaken = seat(1_100_000, 20);
        taps.add(mistaken);
        taps.add(undo(1_104_000, mistaken));
        IntStream.range(0, 4).forEach(number -> taps.add(tap(1_200_000L + number, "choral")));
        taps.add(tap(1_810_000, "end"));

        var found = figures(plan("opportunities", 26), taps);

        assertThat(new Recording(taps).marks()).hasSize(21);
        assertThat(found.observed()).isEqualTo(Duration.ofSeconds(1810));
        assertThat(found.counts()).extracting(Figures.Count::amount).containsExactly(17L, 4L, 0L, 0L);
        assertThat(found.perMinute(17)).isEqualTo(0.56);
        assertThat(List.of(found.n(), found.of())).containsExactly(14L, 26L);
        assertThat(found.seats()).containsEntry(1, 3L).containsEntry(2, 2L).doesNotContainKey(20);
    }

    @Test
    void aPauseIsAGapAndNotTime() {
        var taps = List.of(tap(60_000, "choral"), tap(120_000, "pause"), tap(300_000, "resume"), tap(600_000, "end"));

        var found = figures(plan("opportunities", 0), taps);

        assertThat(found.observed()).isEqualTo(Duration.ofMinutes(7));
        assertThat(List.of(found.n(), found.of())).containsExactly(1L, 0L);
        assertThat(found.perMinute(1)).isEqualTo(0.14);
    }

    /** Sixty-seven a minute out of forty seconds is a number about the clock. */
    @ParameterizedTest
    @CsvSource({"40000, false", "299999, false", "300000, true", "1810000, true"})
    void aRateIsSaidFromFiveMinutesObservedOn(long ms, boolean said) {
        assertThat(figures(plan("opportunities", 0), List.of(tap(1_000, "choral"), tap(ms, "end")))
                        .longEnough())
                .isEqualTo(said);
    }

    @Test
    void aPauseDoesNotMakeAShortRecordLong() {
        var taps = List.of(tap(1_000, "choral"), tap(60_000, "pause"), tap(540_000, "resume"), tap(600_000, "end"));

        var found = figures(plan("opportunities", 0), taps);

        assertThat(found.observed()).isEqualTo(Duration.ofMinutes(2));
        assertThat(found.longEnough()).isFalse();
    }

    @Test
    void whatTheHostMarkedIsNotCountedAndStaysRecorded() {
        var mistaken = seat(60_000, 3);
        var recording = new Recording(List.of(seat(1_000, 1), mistaken, tap(90_000, "choral"), tap(600_000, "end")));

        var found = plan("opportunities", 26)
                .how()
                .figures(plan("opportunities", 26), recording.without(Set.of(mistaken.id())));

        assertThat(found.counts()).extracting(Figures.Count::amount).containsExactly(1L, 1L, 0L, 0L);
        assertThat(found.seats()).containsOnlyKeys(1);
        assertThat(recording.marks()).hasSize(3);
    }

    @Test
    void aMarkedSwitchGivesItsTimeBackToWhatWentOn() {
        var mistaken = tap(60_000, "transition");
        var recording = new Recording(List.of(tap(0, "direct"), mistaken, tap(120_000, "end")));

        assertThat(plan("time-use", 0)
                        .how()
                        .figures(plan("time-use", 0), recording.without(Set.of(mistaken.id())))
                        .counts())
                .filteredOn(count -> count.amount() > 0)
                .extracting(Figures.Count::amount)
                .containsExactly(120L);
    }

    @Test
    void aCategoryLastsUntilTheNextAndGoesOnAfterAPause() {
        var taps = List.of(
                tap(0, "opening"),
                tap(300_000, "direct"),
                tap(600_000, "pause"),
                tap(660_000, "resume"),
                tap(900_000, "group"),
                tap(1_800_000, "end"));

        var found = figures(plan("time-use", 0), taps);

        assertThat(found.counts())
                .filteredOn(count -> count.amount() > 0)
                .extracting(count -> count.code().key() + " " + count.amount())
                .containsExactly("group 900", "direct 540", "opening 300");
        assertThat(List.of(found.n(), found.of())).containsExactly(900L, 1740L);
    }

    @Test
    void anUndoneSwitchNeverHappened() {
        var mistaken = tap(60_000, "transition");
        var taps = List.of(tap(0, "direct"), mistaken, undo(62_000, mistaken), tap(120_000, "end"));

        assertThat(figures(plan("time-use", 0), taps).counts())
                .filteredOn(count -> count.amount() > 0)
                .extracting(Figures.Count::amount)
                .containsExactly(120L);
    }

    @Test
    void aScriptIsLinesAndNoFigureOfAnybody() {
        var taps =
                List.of(new Tap(UUID.randomUUID(), 5_000, "student", 4, "Because it floats", null), tap(9_000, "end"));

        assertThat(figures(plan("script", 26), taps).n()).isEqualTo(1);
        assertThat(Series.of(
                        List.of(new Point(
                                java.time.LocalDate.EPOCH, VisitId.fresh(), null, null, "script", "", 1, 0, 900)),
                        List.of()))
                .isEmpty();
    }

    @Test
    void nothingRecordedIsNothingAndNotAnError() {
        for (var instrument : Instruments.ALL) {
            var found = figures(plan(instrument.key(), 26), List.of());
            assertThat(found.n()).isZero();
            assertThat(found.perMinute(0)).isZero();
        }
    }

    @Test
    void aBatchThatComesAgainChangesNothing() {
        var taps = List.of(seat(1000, 1), seat(2000, 2));
        var recording = new Recording(List.of()).with(taps);

        assertThat(recording.with(taps).with(taps.reversed())).isEqualTo(recording);
    }

    @ParameterizedTest
    @ValueSource(strings = {"praise", "", "INDIVIDUAL", "own-1"})
    void whatThePlanDoesNotNameIsRefused(String code) {
        assertThatThrownBy(() -> tap(0, code).allowedBy(plan("opportunities", 26)))
                .isInstanceOf(VisitRefused.NoSuchTap.class);
        tap(0, "choral").allowedBy(plan("opportunities", 26));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 27, 1000})
    void aSeatThatIsNotInTheRoomIsRefused(int number) {
        assertThatThrownBy(() -> seat(0, number).allowedBy(plan("opportunities", 26)))
                .isInstanceOf(VisitRefused.NoSuchTap.class);
        seat(0, 26).allowedBy(plan("opportunities", 26));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Tap.LONGEST + 1, Long.MAX_VALUE})
    void aTimeOutsideAVisitIsRefused(long ms) {
        assertThatThrownBy(() -> tap(ms, "choral").allowedBy(plan("opportunities", 26)))
                .isInstanceOf(VisitRefused.NoSuchTap.class);
    }
}
