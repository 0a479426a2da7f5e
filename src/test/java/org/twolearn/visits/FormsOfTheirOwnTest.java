package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

/** A pair builds a form from parts, and none of the parts can hold an opinion of somebody's work. */
class FormsOfTheirOwnTest {
    private static final Details PLAN = new Details(
            "own-form",
            "",
            0,
            "",
            "",
            "",
            26,
            "",
            "silent",
            true,
            false,
            List.of(part("tally"), part("timer"), part("step"), part("question")),
            0,
            "");

    private static Code part(String part) {
        return new Code(part, part, "", "", part);
    }

    private static Tap tap(String code, @Nullable String text, @Nullable String as, boolean on) {
        return new Tap(UUID.randomUUID(), 0, code, null, text, null, on ? UUID.randomUUID() : null, as);
    }

    @ParameterizedTest
    @CsvSource({"tally,,,false", "timer,,,false", "timer,,,true", "step,,changed,false", "question,It floats,,false"})
    @DisplayName("E4 Each part takes what it is for")
    void eachPartTakesWhatItIsFor(String code, @Nullable String text, @Nullable String as, boolean on) {
        tap(code, text, as, on).allowedBy(PLAN);
    }

    @ParameterizedTest
    @CsvSource({
        "tally,4,,false",
        "tally,,seen,false",
        "tally,,,true",
        "timer,well,,false",
        "step,,,false",
        "step,5,seen,false",
        "step,,excellent,false",
        "question,,,false",
        "question,words,seen,false"
    })
    @DisplayName("E4 And nothing else")
    void andNothingElse(String code, @Nullable String text, @Nullable String as, boolean on) {
        assertThatThrownBy(() -> tap(code, text, as, on).allowedBy(PLAN)).isInstanceOf(VisitRefused.NoSuchTap.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rate the lesson",
                "Score",
                "Stars",
                "How well, 1 to 5",
                "1-4",
                "1\u20125",
                "1 \u2212 5",
                "(1…5)",
                "Points out of ten",
                "Excellent",
                "sc\u200bore",
                "Ｒate the teacher"
            })
    @DisplayName("E4 A line that asks for points or a place on a scale is refused")
    void aLineThatAsksForPointsIsRefused(String name) {
        assertThatThrownBy(() -> codes(name)).isInstanceOf(VisitRefused.AsksForAnOpinion.class);
    }

    @Test
    @DisplayName("E4 Nor in the name of the form, nor in what somebody adds to one of the sixteen")
    void norAnywhereElse() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("form", "Teacher rating");
        assertThatThrownBy(() -> new FormCodes(form).codes(Instruments.of("own-form")))
                .isInstanceOf(VisitRefused.AsksForAnOpinion.class);
        for (var instrument : Instruments.ALL) {
            assertThatCode(() -> new FormCodes(new LinkedMultiValueMap<>()).codes(instrument))
                    .as(instrument.key())
                    .doesNotThrowAnyException();
            var added = new LinkedMultiValueMap<String, String>();
            added.add(instrument.key() + ".name", "Score");
            if (!FormCodes.keys(instrument).isEmpty())
                assertThatThrownBy(() -> new FormCodes(added).codes(instrument))
                        .as(instrument.key())
                        .isInstanceOf(VisitRefused.AsksForAnOpinion.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Says why", "Points at the board", "Grade 7 words", "Starts in 10 minutes", "Asks 3 others"})
    void aLineThatNamesWhatHappensIsTaken(String name) {
        assertThat(codes(name))
                .extracting(Code::name, Code::part)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(name, "timer"));
    }

    @Test
    void aPlanOfAnEarlierReleaseIsReadable() {
        var before = """
                {"instrument":"script","method":"","every":0,"room":"","part":"","purpose":"","seats":0,"seat":"","role":"silent",
                 "told":true,"answers":false,"codes":[{"key":"room","name":"Room","counts":"","not":""}]}""";
        var read = VisitWords.JSON.readValue(before, Details.class);
        assertThat(read.form()).isEmpty();
        assertThat(read.least()).isZero();
        assertThat(read.codes().getFirst().part()).isEmpty();
        assertThat(read.title()).isEqualTo("Words and acts, as they happen");
    }

    private static List<Code> codes(String name) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("own-form.part", "timer");
        form.add("own-form.name", name);
        return new FormCodes(form).codes(Instruments.of("own-form"));
    }
}
