package org.twolearn.ownwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Signing;

/** W7: one's own words, all of them and nobody else's, in three forms, signed. */
@Story
class TakingItAlongTest extends TeacherAndCoach {
    @Autowired
    Partnerships partnerships;

    @Autowired
    Signing signing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void bothWrote() {
        send(teacher, "/ideas", "idea", "=Ada’s idea").hasStatus(302);
        send(coach, "/ideas", "idea", "Bo’s idea").hasStatus(302);
        send(teacher, "/learning", "learned", "Ada saw twelve").hasStatus(302);
        Pair.post(browser, teacher, "/notebook", "note", "Ada’s page");
    }

    @Test
    @DisplayName("W7 The export holds one’s own words as book, tables and JSON, and not the other’s")
    void holdsOnesOwnWords() throws IOException {
        var taken = taken(teacher);

        for (var file : List.of("book.html", "csv/idea.csv", "json/idea.json"))
            assertThat(taken.files().get(file)).as(file).contains("Ada’s idea");
        assertThat(taken.files().get("csv/idea.csv")).contains(",'=Ada’s idea");
        assertThat(taken.files().get("json/idea.json")).contains("\"words\":\"=Ada’s idea\"");
        assertThat(taken.files().get("book.html")).contains("Ada saw twelve", "Ada’s page", "With Bo");
        assertThat(taken.all()).doesNotContain("Bo’s idea");
        assertThat(taken(coach).all()).contains("Bo’s idea").doesNotContain("Ada’s");
    }

    @Test
    @DisplayName("W7 Who shows a page of the notebook takes everything along still, the copy too")
    void alsoWhatIsShown() throws IOException {
        var page = UUID.randomUUID().toString();
        Pair.post(browser, teacher, "/notebook", "id", page, "note", "Ada’s other page");
        var shares = "/notebook/" + page + "/shares";
        assertThat(Pair.post(browser, teacher, shares, "to", colleague.value().toString()))
                .hasStatus(302);

        assertThat(taken(teacher).files().get("json/share_piece.json")).contains("Ada’s other page");
        assertThat(taken(teacher).files().get("book.html")).contains("Ada’s other page");
    }

    @Test
    @DisplayName("W7 The book reads without anything else: no script, no other address")
    void theBookStandsAlone() throws IOException {
        assertThat(taken(teacher).files().get("book.html"))
                .contains("<style>")
                .doesNotContain("<script", "http://", "https://", "url(", "@import");
    }

    @Test
    @DisplayName("W7 Who left still takes their own words along, and nothing else of the partnership opens")
    void alsoAfterLeaving() throws IOException {
        Someone.does(teacher, () -> partnerships.leave(partnership, teacher));

        assertThat(taken(teacher).all())
                .contains("Ada’s idea", "Ada saw twelve")
                .doesNotContain("Bo’s idea");
        assertThat(browser.get().uri(base())).hasStatus(302);
        assertThat(Pair.get(browser, teacher, base())).hasStatus(404);
        assertThat(Pair.get(browser, teacher, "/me/words"))
                .hasStatusOk()
                .bodyText()
                .contains("A partnership that I left");
    }

    @Test
    @DisplayName("W7/W8 A device that is not admitted takes nothing along")
    void notOnADeviceThatIsNotAdmitted() {
        assertThatThrownBy(() -> CurrentPerson.call(
                        teacher, new DeviceId(UUID.randomUUID()), () -> transaction.execute(_ -> rows("idea"))))
                .rootCause()
                .hasMessageContaining("insufficient_privilege");
        assertThat(Someone.<List<String>, RuntimeException>as(teacher, () -> transaction.execute(_ -> rows("idea"))))
                .hasSize(1);
    }

    @Test
    @DisplayName("W7 At the database, taking along gives nobody another’s rows, keys or open questions")
    void nobodyElsesRows() {
        for (var other : List.of(principal, colleague))
            assertThat(Someone.<List<String>, RuntimeException>as(other, () -> transaction.execute(_ -> rows("idea"))))
                    .isEmpty();
        for (var closed :
                List.of("partnership_key", "joining", "invitation", "person", "session", "held_row", "nothing"))
            assertThatThrownBy(() -> Someone.<List<String>, RuntimeException>as(
                            teacher, () -> transaction.execute(_ -> rows(closed))))
                    .as(closed)
                    .rootCause()
                    .hasMessageContaining("insufficient_privilege");
    }

    @Test
    @DisplayName("W7 It is made on the spot: not to be kept by a browser, and a name that says nothing")
    void nothingIsKept() {
        var answer = Pair.get(browser, teacher, "/me/words/export.zip").getResponse();

        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getHeader("Content-Disposition")).matches("attachment; filename=\"twolearn-[0-9-]+\\.zip\"");
    }

    @Test
    @DisplayName("W7 The signature proves that a download is whole and unchanged")
    void theSignatureProves() throws IOException {
        var zip = zip(teacher);
        var taken = Packed.of(zip);
        var key = signing.publicKey();

        assertThat(VerifyExport.verified(zip, key)).contains("is whole and unchanged", "the key you gave");
        assertThat(VerifyExport.verified(zip, null)).contains("Compare it", VerifyExport.fingerprint(key));
        assertThat(VerifyExport.verified(taken.bytes(), key)).contains("unchanged");

        refused(taken.with("json/idea.json", taken.files().get("json/idea.json").replace("Ada", "Bo")), "was changed");
        refused(taken.with("json/more.json", "{}"), "was changed after it was signed, or added: json/more.json");
        refused(taken.without("json/idea.json"), "missing: json/idea.json");
        refused(taken.without("manifest.json"), "signed list is missing");
        refused(taken.with("manifest.json", taken.files().get("manifest.json") + " "), "not signed");
        assertThatThrownBy(() -> VerifyExport.verified(zip, OTHER)).hasMessageContaining("not signed with that key");
        assertThatThrownBy(() -> VerifyExport.verified("PK nonsense".getBytes(), key))
                .hasMessageContaining("neither");
        var forged = Forged.inTheList(
                zip, taken.with("json/idea.json", "{\"rows\":[]}").bytes(), "json/idea.json");
        assertThatThrownBy(() -> VerifyExport.verified(forged, key)).hasMessageContaining("packed anew");
        assertThatThrownBy(() -> VerifyExport.verified("nonsense".getBytes(), key))
                .hasMessageContaining("neither");
    }

    private static final String OTHER =
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";

    @Test
    void everybodyCanSeeTheKey() {
        assertThat(browser.get().uri("/promises/signature"))
                .hasStatusOk()
                .bodyText()
                .contains(VerifyExport.fingerprint(signing.publicKey()), "BEGIN PUBLIC KEY");
    }

    private static void refused(Packed changed, String why) throws IOException {
        var bytes = changed.bytes();
        assertThatThrownBy(() -> VerifyExport.verified(bytes, null)).hasMessageContaining(why);
    }

    private List<String> rows(String table) {
        return jdbc.sql("select own_rows(?)").param(table).query(String.class).list();
    }

    private Packed taken(PersonId person) throws IOException {
        return Packed.of(zip(person));
    }

    private byte[] zip(PersonId person) {
        var answer = Pair.get(browser, person, "/me/words/export.zip");
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }
}
