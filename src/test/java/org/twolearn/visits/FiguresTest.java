package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan lets through, and how recordings merge. What taps come to is in {@link VectorsTest}. */
class FiguresTest {
    static Details plan(String instrument, int seats) {
        var codes = Instruments.of(instrument).codes().stream()
                .map(key -> new Code(key, key, "", ""))
                .toList();
        return new Details(instrument, "", 0, "214", "", "", seats, "", "silent", true, false, codes, 0, "");
    }

    static Tap tap(long ms, String code) {
        return new Tap(UUID.randomUUID(), ms, code, null, null, null, null, null);
    }

    static Tap seat(long ms, int seat) {
        return new Tap(UUID.randomUUID(), ms, "individual", seat, null, null, null, null);
    }

    static Tap undo(long ms, Tap what) {
        return new Tap(UUID.randomUUID(), ms, "undo", null, null, what.id(), null, null);
    }

    static Figures figures(Details plan, List<Tap> taps) {
        return plan.how().figures(plan, new Recording(taps), 0);
    }

    @Test
    void nothingRecordedIsNothingAndNotAnError() {
        for (var instrument : Instruments.ALL) {
            var found = figures(plan(instrument.key(), 26), List.of());
            assertThat(found.n()).isZero();
            assertThat(found.marks()).isZero();
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
