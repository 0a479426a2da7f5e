package org.twolearn.studentvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.studentvoice.Classroom.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.Story;

@Story
@DisplayName("A host asks their students, who answer without a name")
class AskingStudentsTest {
    private static final String RULE = "student answers";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    final UUID ask = UUID.randomUUID();
    Classroom room;

    @BeforeEach
    void theDistrictAllowsIt() {
        room = in(UUID.randomUUID(), true);
    }

    private Classroom in(UUID district, boolean on) {
        var ana = Someone.called("Ana", district);
        var ben = Someone.called("Ben", district);
        if (on) Ruled.on(RULE, district);
        return new Classroom(browser, pair.agreed(ana, ben), ana, ben);
    }

    @Test
    @DisplayName(
            "V2. Nine answers are shown to nobody and are gone; with the tenth the host reads them, and the partner when shown")
    void theFloorHolds() {
        room.agree(room.opened(ask, "pulse"), 9);
        assertThat(room.read(room.ana(), ask)).contains("9 of 24 have answered").doesNotContain("Agree: ");
        assertThat(room.does(room.ana(), ask, "/look"))
                .hasStatus(422)
                .bodyText()
                .contains("still open");
        assertThat(room.does(room.ana(), ask, "/closing")).hasStatus3xxRedirection();
        assertThat(room.read(room.ana(), ask)).contains("Nothing was kept").doesNotContain("Look at the answers");
        assertThat(room.does(room.ana(), ask, "/look")).hasStatus3xxRedirection();
        assertThat(room.read(room.ana(), ask)).contains("Nothing was kept");

        var second = UUID.randomUUID();
        room.agree(room.opened(second, "pulse"), 10);
        room.does(room.ana(), second, "/closing");
        assertThat(room.read(room.ben(), second)).contains("Ana looks first").doesNotContain("Agree: ");
        assertThat(room.does(room.ben(), second, "/look")).hasStatus(404);
        room.does(room.ana(), second, "/look");
        assertThat(room.read(room.ana(), second))
                .contains("10 answered", "Agree: 10 of 10", "Partly: 10 of 10", "Agree: 5 of 10", "Not really: 5 of 10")
                .doesNotContain("%");
        assertThat(room.read(room.ben(), second)).contains("shows nothing").doesNotContain("10 answered");
        assertThat(room.does(room.ben(), second, "/showing")).hasStatus(404);
        room.does(room.ana(), second, "/showing");
        assertThat(room.read(room.ben(), second)).contains("10 answered", "Agree: 10 of 10");
        room.does(room.ana(), second, "/showing/end");
        assertThat(room.read(room.ben(), second)).doesNotContain("10 answered");
    }

    @Test
    @DisplayName("V2. A statement that fewer than ten answered is not shown, though more answered the others")
    void theFloorHoldsForEachStatement() {
        var code = room.opened(ask, "pulse");
        for (int i = 0; i < 10; i++) room.answers(code, "item1", "0");
        for (int i = 0; i < 3; i++) room.answers(code, "item2", "2");
        room.does(room.ana(), ask, "/closing");
        room.does(room.ana(), ask, "/look");
        assertThat(room.read(room.ana(), ask))
                .contains("13 answered", "Agree: 10 of 10", "Fewer than 10 answered this one")
                .doesNotContain("of 3");
    }

    @Test
    @DisplayName(
            "V1. Nobody asks without the decision it informs and the day on which students hear of it, and students read both")
    void aQuestionHasAPurpose() {
        assertThat(room.asks(ask, "pulse", "purpose", " "))
                .hasStatus(422)
                .bodyText()
                .contains("which decision of yours");
        assertThat(room.asks(ask, "pulse", "back", ""))
                .hasStatus(422)
                .bodyText()
                .contains("by which day");
        assertThat(room.asks(ask, "pulse", "back", LocalDate.now().minusDays(3).toString()))
                .hasStatus(422)
                .bodyText()
                .contains("by which day", Classroom.STATEMENTS[1]);
        assertThat(room.asks(ask, "pulse", "item2", ""))
                .hasStatus(422)
                .bodyText()
                .contains("three statements");
        assertThat(room.asks(ask, "pulse", "most", "9"))
                .hasStatus(422)
                .bodyText()
                .contains("talk with them");
        var code = room.opened(ask, "pulse", "back", "2150-05-04");
        assertThat(browser.get().uri("/answer/" + code))
                .hasStatusOk()
                .bodyText()
                .contains("I decide whether we keep talking in pairs first.", "May 4, 2150", "If fewer than 10 of you")
                .contains("cannot take it back")
                .doesNotContain("Ana", "Ben", "Someone");
    }

    @Test
    void inADistrictThatHasNotSwitchedItOnNothingCanBeMadeAndNothingCanBeAnswered() {
        var off = in(UUID.randomUUID(), false);
        assertThat(off.asks(ask, "pulse")).hasStatus(422).bodyText().contains("switched off in your district");
        assertThat(Pair.get(browser, off.ana(), off.path()))
                .hasStatusOk()
                .bodyText()
                .contains("switched off in your district")
                .doesNotContain("students/new");
        var district = UUID.randomUUID();
        var later = in(district, true);
        var code = later.opened(ask, "pulse");
        Ruled.off(RULE, district);
        assertThat(browser.get().uri("/answer/" + code)).hasStatus(404);
        assertThat(later.answers(code, "item1", "0")).hasStatus(404);
    }

    @Test
    void theHostChoosesTheSentencesThatThePartnerReadsAndStrikesOutWhatNobodyShould() {
        var code = room.opened(ask, "slips", "item1", "What would you ask?");
        for (int i = 0; i < 9; i++) room.answers(code, "words", "Quiet " + i);
        room.answers(code, "words", "<img src=x onerror=alert(1)> & \"loud\"");
        room.does(room.ana(), ask, "/closing");
        room.does(room.ana(), ask, "/look");
        var page = room.read(room.ana(), ask);
        assertThat(page)
                .contains(
                        "10 answered", "&lt;img src=x onerror=alert(1)&gt;", "If words here say that a student is hurt")
                .doesNotContain("<img src=x");
        room.does(room.ana(), ask, "/slips/" + slip(page, "Quiet 3") + "/removal");
        page = room.read(room.ana(), ask);
        assertThat(page).contains("Quiet 4").doesNotContain("Quiet 3");
        room.does(room.ana(), ask, "/showing", "slip", slip(page, "Quiet 5"));
        assertThat(room.read(room.ben(), ask))
                .contains("10 answered", "Quiet 5")
                .doesNotContain("Quiet 4", "Quiet 3");
    }

    private static String slip(String page, String text) {
        var at = page.indexOf(">" + text + "<");
        var id = page.indexOf("name=\"slip\" value=\"", at) + "name=\"slip\" value=\"".length();
        return page.substring(id, id + 36);
    }

    @Test
    void whoeverHasNoCodeOrAnOldOneFindsNothingAndIsToldSo() {
        assertThat(browser.get().uri("/answer")).hasStatusOk().bodyText().contains("Type the code");
        assertThat(browser.post().uri("/answer").param("code", "KWT 4PM 9RX"))
                .hasStatus(422)
                .bodyText()
                .contains("opens nothing now", "KWT 4PM 9RX");
        assertThat(browser.get().uri("/answer/KWT4PM9RX")).hasStatus(404);
        var code = room.opened(ask, "pulse");
        assertThat(browser.post().uri("/answer").param("code", code.toLowerCase(java.util.Locale.ROOT) + " "))
                .hasRedirectedUrl("/answer/" + code + "?lang=en");
        room.does(room.ana(), ask, "/closing");
        assertThat(browser.get().uri("/answer/" + code))
                .hasStatus(404)
                .bodyText()
                .contains("opens nothing now");
        assertThat(room.answers(code, "item1", "0")).hasStatus(404);
    }

    @Test
    void aThousandAnswersAreNoMoreThanThereAreStudentsAndTheSameFormIsOneAnswer() {
        var code = room.opened(ask, "pulse", "most", "12");
        var form = UUID.randomUUID();
        for (int i = 0; i < 5; i++)
            assertThat(room.answers(form, code, "item1", "0")).hasStatus3xxRedirection();
        assertThat(room.read(room.ana(), ask)).contains("1 of 12 have answered");
        room.agree(code, 11);
        for (int i = 0; i < 20; i++)
            assertThat(room.answers(code, "item1", "2"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Yours was not taken");
        assertThat(room.read(room.ana(), ask)).contains("12 of 12 have answered");
        assertThat(room.answers(code)).hasStatus(422).bodyText().contains("not answered yet");
    }

    @Test
    @DisplayName("V2. What a browser keeps is the same for all who answer, and it goes to that one page")
    void theMarkOfABrowserIsTheSameForAll() {
        var code = room.opened(ask, "moment");
        var one = room.answers(code, "item1", "0").getResponse().getHeader("Set-Cookie");
        var other = room.answers(code, "item1", "3").getResponse().getHeader("Set-Cookie");
        assertThat(one.replaceAll("Expires=[^;]*;", ""))
                .isEqualTo(other.replaceAll("Expires=[^;]*;", ""))
                .contains("answered=yes", "Path=/answer/" + code, "HttpOnly");
        assertThat(browser.get().uri("/answer/" + code).cookie(new jakarta.servlet.http.Cookie("answered", "yes")))
                .hasStatusOk()
                .bodyText()
                .contains("Thank you");
        assertThat(browser.get().uri("/answer").exchange().getResponse().getHeader("Set-Cookie"))
                .isNull();
    }

    @Test
    void studentsReadItInTheirLanguage() throws IOException {
        var code = room.opened(ask, "pulse");
        assertThat(browser.get()
                        .uri("/answer/" + code)
                        .header("Accept-Language", "es-MX,es;q=0.9,en;q=0.5")
                        .locale(java.util.Locale.of("es", "MX")))
                .bodyText()
                .contains("lang=\"es\"", "¿Qué piensas tú?", "De acuerdo", "Si contestan menos de 10");
        assertThat(browser.get().uri("/answer?lang=es")).bodyText().contains("Escribe el código");
        assertThat(keys("words_es.properties")).isEqualTo(keys("words.properties"));
    }

    private static TreeSet<String> keys(String file) throws IOException {
        var words = new Properties();
        try (var in = AskWords.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        var keys = new TreeSet<>(words.stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("class."));
        return keys;
    }

    @Test
    void theSameStatementsAskedAgainStandInOneRow() {
        for (var each : new UUID[] {UUID.randomUUID(), ask}) {
            room.agree(room.opened(each, "pulse"), 10);
            room.does(room.ana(), each, "/closing");
            room.does(room.ana(), each, "/look");
        }
        assertThat(room.read(room.ana(), ask)).contains("The same question, earlier", "10 of 10: Agree");
    }

    @Test
    void theHostDeletesAllOfItAndAPartnerNothing() {
        var code = room.opened(ask, "pulse");
        assertThat(room.does(room.ben(), ask, "/removal")).hasStatus(404);
        assertThat(room.does(room.ben(), ask, "/closing")).hasStatus(404);
        assertThat(room.does(room.ana(), ask, "/removal")).hasStatus3xxRedirection();
        assertThat(Pair.get(browser, room.ana(), room.path(ask))).hasStatus(404);
        assertThat(browser.get().uri("/answer/" + code)).hasStatus(404);
        var page = Pair.get(browser, room.ana(), room.path());
        assertThat(text(page)).contains("Nothing yet");
    }
}
