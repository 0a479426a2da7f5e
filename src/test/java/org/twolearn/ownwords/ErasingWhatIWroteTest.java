package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Erased;
import org.twolearn.vault.Vault;

/** W7: one's own words go, everywhere and for good, and a certificate says so. */
@Story
class ErasingWhatIWroteTest extends TeacherAndCoach {
    private static final String SAID = "This was erased by the person it belonged to.";

    @Autowired
    Vault vault;

    @Autowired
    Partnerships partnerships;

    @BeforeEach
    void bothWrote() {
        send(teacher, "/learning", "learned", "Ada saw twelve").hasStatus(302);
        send(coach, "/learning", "learned", "Bo learned").hasStatus(302);
        Pair.post(browser, teacher, "/notebook", "note", "Ada’s page");
    }

    @Test
    @DisplayName("W7 A page says first what is lost, for whom, until when copies live, and what the law says")
    void thePageSaysFirst() {
        assertThat(Pair.get(browser, teacher, at(partnership.value())))
                .hasStatusOk()
                .bodyText()
                .contains("cannot be undone", "for each partner who could read it", "recorded in your classroom")
                .contains(
                        "Copies of the key store are to be replaced by",
                        "Ask a lawyer or your union first",
                        "can be an offense",
                        "can forbid us to tell you");
        assertThat(shown(teacher, base())).contains("Ada saw twelve");
    }

    @Test
    @DisplayName("W7 What I erase is gone for my partner too; theirs stays, and so does my notebook")
    void oneSpaceGoesAndNothingElse() {
        erase(teacher, at(partnership.value()));

        assertThat(shown(coach, base())).contains(SAID, "Bo learned").doesNotContain("Ada saw twelve");
        assertThat(shown(teacher, "/notebook")).contains("Ada’s page");
        assertThat(erasures(teacher)).hasSize(1);
        erase(teacher, at(partnership.value()));
        assertThat(erasures(teacher)).as("erasing twice is erasing once").hasSize(1);
    }

    @Test
    @DisplayName("W7 Everything goes in one step, and each place has its certificate")
    void everythingGoes() {
        erase(teacher, "/me/words/erasure");

        assertThat(shown(coach, base())).contains(SAID, "Bo learned").doesNotContain("Ada saw twelve");
        assertThat(shown(teacher, "/notebook"))
                .contains("You erased this on", "Erase it")
                .doesNotContain("Ada’s page", SAID, "/shares/new", "Change it or erase it");
        assertThat(erasures(teacher)).extracting(Erased::own).containsExactlyInAnyOrder(true, false);
    }

    @Test
    @DisplayName("W7 An erased page is neither changed nor shown: it can only be taken away")
    void anErasedPageIsNeitherChangedNorShown() {
        var page = UUID.randomUUID();
        Pair.post(browser, teacher, "/notebook", "id", page.toString(), "note", "A second page");
        var to = principal.value().toString();
        assertThat(Pair.get(browser, teacher, "/notebook/" + page + "/shares/new"))
                .hasStatusOk();
        erase(teacher, at(teacher.value()));

        assertThat(Pair.get(browser, teacher, "/notebook/" + page + "/shares/new"))
                .hasStatus(404);
        assertThat(Pair.post(browser, teacher, "/notebook/" + page + "/shares", "to", to))
                .hasStatus(404);
        assertThat(Pair.post(browser, teacher, "/notebook/" + page, "base", "1", "note", "Anew"))
                .hasStatus(422)
                .bodyText()
                .contains("This was erased and cannot be changed", "Anew");
        assertThat(Pair.post(browser, teacher, "/notebook/" + page + "/removal"))
                .hasStatus(302);
    }

    @Test
    @DisplayName("W7 An erased letter says it once for each person, and has no fingerprint that would differ")
    void anErasedLetter() {
        var lines = base() + "/agreement/lines";
        Pair.post(browser, teacher, lines, "hope", "Ada’s hope", "why", "Ada’s why");
        Pair.post(browser, coach, lines, "hope", "Bo’s hope");
        assertThat(shown(coach, base() + "/agreement")).contains("Ada’s hope", "its fingerprint is");
        erase(teacher, at(partnership.value()));

        var theirs = shown(coach, base() + "/agreement");
        assertThat(theirs)
                .containsOnlyOnce("Ada’s lines were erased.")
                .contains("Bo’s hope", "can no longer be worked out")
                .doesNotContain(SAID);
        assertThat(shown(teacher, base() + "/agreement")).containsOnlyOnce("You erased this on");
        assertThat(shown(teacher, lines)).doesNotContain("You erased this on");
    }

    @Test
    @DisplayName("W7 Two places of one name are told apart by their days")
    void placesAreToldApart() {
        pair.agreed(colleague, teacher);
        Someone.does(teacher, () -> partnerships.leave(partnership, teacher));
        assertThat(shown(teacher, "/me/words"))
                .contains("Since ")
                .containsPattern("\\w+ \\d+, \\d{4} to \\w+ \\d+, \\d{4}, then left");
    }

    @Test
    @DisplayName("W7 Who left still erases what they wrote")
    void alsoAfterLeaving() {
        Someone.does(teacher, () -> partnerships.leave(partnership, teacher));

        erase(teacher, at(partnership.value()));

        assertThat(shown(coach, base())).contains(SAID).doesNotContain("Ada saw twelve");
    }

    @Test
    @DisplayName("W7 The certificate names keys and dates and no words; a changed one does not verify")
    void theCertificate() throws Exception {
        erase(teacher, at(partnership.value()));
        var erased = erasures(teacher).getFirst();
        var path = "/me/erasures/" + erased.id() + "/certificate.txt";
        var text = shown(teacher, path);

        assertThat(text)
                .contains(
                        partnership.value().toString(),
                        erased.secrets().getFirst().toString())
                .contains("are to be replaced within 30 days", "final from " + erased.finalOn())
                .doesNotContain("Ada saw twelve");
        assertThat(shown(teacher, path)).as("the same each time").isEqualTo(text);
        assertThat(VerifyExport.verified(text.getBytes(UTF_8), null)).contains("The certificate is unchanged.");
        var later = text.replace("final from 2", "final from 3");
        assertThatThrownBy(() -> VerifyExport.verified(later.getBytes(UTF_8), null))
                .hasMessageContaining("not signed");
        for (var other : new PersonId[] {coach, principal, colleague})
            assertThat(Pair.get(browser, other, path)).hasStatus(404);
    }

    @Test
    @DisplayName("W7 Nobody erases for another, and what one was never in is not found")
    void nobodyErasesForAnother() {
        for (var other : new PersonId[] {principal, colleague}) {
            assertThat(Pair.get(browser, other, at(partnership.value()))).hasStatus(404);
            assertThat(Pair.post(browser, other, at(partnership.value()))).hasStatus(404);
        }
        assertThat(Pair.post(browser, coach, at(teacher.value())))
                .as("a notebook")
                .hasStatus(404);
        assertThat(Pair.post(browser, teacher, at(UUID.randomUUID()))).hasStatus(404);
        assertThat(shown(teacher, base())).contains("Ada saw twelve", "Bo learned");
    }

    static String at(UUID space) {
        return "/me/words/" + space + "/erasure";
    }

    private void erase(PersonId person, String at) {
        assertThat(Pair.post(browser, person, at)).hasStatus(302).hasRedirectedUrl("/me/words#erased");
    }

    private java.util.List<Erased> erasures(PersonId person) {
        return Someone.as(person, () -> vault.erasures());
    }

    private String shown(PersonId person, String page) {
        try {
            var answer = Pair.get(browser, person, page);
            assertThat(answer).hasStatusOk();
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
