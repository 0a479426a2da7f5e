package org.twolearn.partnerships;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** A letter keeps the words of its time, the printed ones too, and shows what a change would change. */
@Story
class LetterOfItsTimeTest {
    @Autowired
    Partnerships partnerships;

    @Autowired
    Agreements agreements;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo;
    PartnershipId id;

    @BeforeEach
    void adaAndBoHaveAgreed() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        id = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(bo), Kind.CYCLE)));
        Someone.does(bo, () -> partnerships.accept(id, bo));
        for (var one : List.of(ada, bo))
            Someone.does(one, () -> agreements.write(id, one, Lines.of(Map.of("hope", "To wait longer."))));
        for (var one : List.of(ada, bo)) Someone.does(one, () -> agreements.sign(id, 2, one));
    }

    /** When this fails: do not change the sum, make another edition. People have signed this one. */
    @Test
    @DisplayName("R2. The sentences of an edition that people signed are never changed")
    void anEditionIsNeverChanged() throws Exception {
        var sum = MessageDigest.getInstance("SHA-256")
                .digest(LetterText.whole("2026").getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(sum))
                .isEqualTo("5c5235402f913c5b2b4797cd492b04d32721551002e6ff1bbf6c9b5c5442803c");
    }

    @Test
    void theFingerprintIsOfThePrintedSentencesToo() {
        var letter = Someone.as(ada, () -> agreements.of(id)).at(2);
        var other = new Agreement.Letter(2, "2027", Map.of(), letter.shared());

        assertThat(letter.edition()).isEqualTo("2027");
        assertThat(Fingerprint.of(letter, id))
                .isEqualTo(
                        Fingerprint.of(Someone.as(bo, () -> agreements.of(id)).at(2), id))
                .isNotEqualTo(Fingerprint.of(other, id));
        assertThat(LetterText.whole("2026"))
                .contains("We begin this because each of us wants to.", "What I hope to learn", "Each of us may end")
                .doesNotContain("a position over");
    }

    @Test
    @DisplayName(
            "W9 The agreement says that what was exported before cannot be called back; letters signed before do not")
    void theLetterSaysWhatCannotBeCalledBack() {
        assertThat(get(ada, "/agreement"))
                .bodyText()
                .contains("What was printed, copied or exported before cannot be called back.");
        Database.superuser()
                .sql("update agreement set edition = '2026' where partnership_id = ?")
                .param(id.value())
                .update();
        assertThat(get(ada, "/agreement")).bodyText().doesNotContain("cannot be called back");
    }

    @Test
    void aChangeShowsWhatIsInForceBesideWhatIsSuggested() {
        Someone.does(ada, () -> agreements.write(id, ada, Lines.of(Map.of("hope", "To wait three seconds."))));

        assertThat(get(bo, "/agreement"))
                .bodyText()
                .contains(
                        "<del>To wait longer.</del>",
                        "<ins>To wait three seconds.</ins>",
                        "Now in force:",
                        "Suggested:",
                        "A change is suggested.");
        assertThat(get(bo, "/agreement/versions/2")).bodyText().doesNotContain("<del>", "<ins>", "three seconds");
    }

    @Test
    void theDayOfTheReviewIsADayThatIsNotOver() {
        assertThat(review("2020-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a day from today on", "href=\"#review\"", "value=\"2020-01-01\"", "Thursdays");
        assertThat(review("soon")).hasStatus(422);
        assertThat(review("2999-06-01")).hasStatus3xxRedirection();
        assertThat(get(bo, "/agreement")).bodyText().contains("June 1").doesNotContain("2999-06-01");
        assertThat(get(bo, "/agreement/lines")).bodyText().contains("type=\"date\"", "value=\"2999-06-01\"");
    }

    @Test
    void aLetterThatIsNotSignedForWantOfALineLeadsToTheLine() {
        var cy = Someone.called("Cy");
        var other = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(cy), Kind.CYCLE)));
        Someone.does(cy, () -> partnerships.accept(other, cy));
        Someone.does(ada, () -> agreements.write(other, ada, Lines.of(Map.of("hope", "To wait longer."))));

        assertThat(Pair.post(browser, cy, "/partnerships/" + other.value() + "/agreement/signatures", "version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#hope\"", "hope-stop", "aria-invalid=\"true\"");
    }

    @Test
    void oneFormSavesOnesOwnLinesAndTheSharedOnesTogether() {
        assertThat(saves(ada, "2", "To wait three seconds.", "Thursdays")).hasStatus3xxRedirection();
        assertThat(get(bo, "/agreement")).bodyText().contains("To wait three seconds.", "Thursdays");

        // Bo opened the form before: what is shared is shown with Ada's words, and nothing typed is lost.
        assertThat(saves(bo, "2", "To hear all.", "Mondays"))
                .hasStatus(422)
                .bodyText()
                .contains("To hear all.", "Mondays", "Thursdays", "name=\"read\" value=\"4\"");
        assertThat(saves(bo, "2", "To hear all.", "")).hasStatus3xxRedirection();
        assertThat(get(ada, "/agreement")).bodyText().contains("To hear all.", "Thursdays");
    }

    @Test
    void whoSignedReadsWhatIsMissingAndWhatChangedSince() {
        var cy = Someone.called("Cy");
        var other = Someone.as(ada, () -> partnerships.offer(Someone.offer(ada, Set.of(cy), Kind.CYCLE)));
        Someone.does(cy, () -> partnerships.accept(other, cy));
        Someone.does(ada, () -> agreements.write(other, ada, Lines.of(Map.of("hope", "To wait longer."))));
        var letter = "/partnerships/" + other.value() + "/agreement";

        assertThat(Pair.get(browser, cy, letter))
                .bodyText()
                .contains("Write your line")
                .doesNotContain("Sign this version");
        assertThat(Pair.post(browser, ada, letter + "/signatures", "version", "1"))
                .hasRedirectedUrl(letter);
        assertThat(Pair.get(browser, ada, letter))
                .bodyText()
                .contains("You signed. Cy’s line and signature are still missing.");
        assertThat(Pair.get(browser, cy, "/"))
                .bodyText()
                .contains("Your letter waits for a line of yours, what you hope to learn: Ada Someone.");

        Someone.does(cy, () -> agreements.write(other, cy, Lines.of(Map.of("hope", "To hear it."))));
        assertThat(Pair.get(browser, ada, letter))
                .bodyText()
                .contains(
                        "You signed version 1; Cy changed this since.", "<ins>To hear it.</ins>", "Sign this version");
    }

    private MvcTestResult saves(PersonId by, String read, String hope, String meeting) {
        return Pair.post(
                browser,
                by,
                "/partnerships/" + id.value() + "/agreement/lines",
                "read",
                read,
                "hope",
                hope,
                "meeting",
                meeting);
    }

    private MvcTestResult review(String day) {
        return Pair.post(
                browser,
                ada,
                "/partnerships/" + id.value() + "/agreement/lines",
                "read",
                "2",
                "meeting",
                "Thursdays",
                "review",
                day);
    }

    private MvcTestResult get(PersonId person, String page) {
        return Pair.get(browser, person, "/partnerships/" + id.value() + page);
    }
}
