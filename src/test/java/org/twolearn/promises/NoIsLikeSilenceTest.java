package org.twolearn.promises;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * Two offers alike in everything, their people's names included: one is answered with "not now", one not at all. Ids and
 * minutes are left out of what is compared, days are not.
 */
@Story
class NoIsLikeSilenceTest extends Two {
    record Asked(PersonId by, PersonId whom, PartnershipId id) {
        String path() {
            return "/partnerships/" + id.value();
        }
    }

    Asked no, silence;

    @BeforeEach
    void twoAskAndOneIsRefused() {
        no = asks();
        silence = asks();
        assertThat(post(browser, no.whom(), no.path() + "/refusal")).hasStatus3xxRedirection();
    }

    private Asked asks() {
        var by = somebody("Ines", "coach");
        var whom = somebody("Jo", "teacher");
        return new Asked(by, whom, pair.offered(by, whom));
    }

    @Test
    @DisplayName("C2 Until the last day, who asked sees on every page the same after a no as after silence")
    void untilTheLastDay() {
        assertThat(pages(no.by(), no)).isEqualTo(pages(silence.by(), silence));
        assertThat(get(browser, silence.whom(), "/")).bodyText().contains(silence.path());
        assertThat(get(browser, no.whom(), "/")).bodyText().doesNotContain(no.path());
    }

    @Test
    @DisplayName("C2 Until the last day, in the database, the open invitation alone tells who asked a no from silence")
    void theInvitationAlone() {
        var after = rows(no.by(), no);
        var quiet = rows(silence.by(), silence);
        assertThat(quiet.remove("invitation")).hasSize(1);
        assertThat(after.remove("invitation")).isEmpty();
        assertThat(after).isEqualTo(quiet);
    }

    @Test
    @DisplayName(
            "C2 After the last day, who asked finds the same after a no as after silence: pages, rows, asking again")
    void afterTheLastDay() {
        over(no);
        over(silence);
        assertThat(pages(no.by(), no)).isEqualTo(pages(silence.by(), silence));
        assertThat(rows(no.by(), no)).isEqualTo(rows(silence.by(), silence));
        for (var one : List.of(no, silence))
            assertThat(post(browser, one.by(), one.path() + "/withdrawal")).hasStatus3xxRedirection();
        assertThat(rows(no.by(), no)).isEqualTo(rows(silence.by(), silence));
        assertThat(rows(no.by(), no).get("past_offer")).hasSize(1);
    }

    @Test
    @DisplayName("C2 Nobody else tells a no from silence, before or after the last day, on a page or in the database")
    void nobodyElseTells() {
        assertThat(rows(silence.whom(), silence).get("invitation")).hasSize(1);
        nobodyTells();
        over(no);
        over(silence);
        nobodyTells();
    }

    private void nobodyTells() {
        for (var office : List.of("principal", "operator", "district lead", "teacher", "coach")) {
            var other = somebody("Olga", office);
            assertThat(pages(other, no)).as(office).isEqualTo(pages(other, silence));
            var rows = rows(other, no);
            assertThat(rows).as(office).isEqualTo(rows(other, silence));
            for (var table : List.of("partnership", "invitation", "membership", "past_offer"))
                assertThat(rows.get(table)).as(office + " " + table).isEmpty();
        }
    }

    @Test
    @DisplayName("C2 Who said no keeps nothing of it either, and who said nothing has nothing after the last day")
    void whoIsAskedKeepsNothing() {
        assertThat(rows(silence.whom(), silence).get("partnership")).hasSize(1);
        over(silence);
        for (var one : List.of(no, silence))
            for (var table : List.of("partnership", "invitation", "membership", "offer_words", "past_offer"))
                assertThat(rows(one.whom(), one).get(table)).as(table).isEmpty();
    }

    @Test
    @DisplayName("C2 A no asks for no reason: its form has a button and nothing else")
    void noReason() {
        assertThat(text(get(browser, silence.whom(), silence.path())))
                .containsPattern(
                        "<form[^>]*/refusal\"[^>]*>\\s*<button[^>]*>(?:(?!<input|<textarea|</form>).)*</form>");
    }

    /** The end of the last day has come; the invitation follows by its key. */
    private static void over(Asked asked) {
        Database.superuser()
                .sql("update partnership set closes_at = now() - interval '1 minute', open_until = current_date - 1"
                        + " where partnership_id = ?")
                .param(asked.id().value())
                .update();
    }

    private Map<String, String> pages(PersonId reader, Asked asked) {
        var pages = new LinkedHashMap<String, String>();
        for (var page : List.of("/", "/partnerships", "/school?q=Jo", "/me", asked.path(), asked.path() + "/change"))
            pages.put(plain(page), said(get(browser, reader, page)));
        if (reader.equals(asked.by()))
            pages.put(
                    "asking again",
                    said(post(
                            browser,
                            reader,
                            "/offers",
                            "kind",
                            "think",
                            "to",
                            asked.whom().value().toString())));
        return pages;
    }

    private static String said(MvcTestResult answer) {
        return answer.getResponse().getStatus() + " " + plain(text(answer));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).replace('\n', ' ');
    }

    /** Every row about this offer that somebody reads with plain SQL, by table. */
    private Map<String, List<String>> rows(PersonId reader, Asked asked) {
        var about = List.of(asked.id().value(), asked.by().value(), asked.whom().value());
        return Database.superuser()
                .sql(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')"
                                + " and has_table_privilege('tl_app', oid, 'select')")
                .query(String.class)
                .list()
                .stream()
                .collect(toMap(
                        table -> table,
                        table -> Someone.<List<String>, RuntimeException>as(
                                reader,
                                () -> transaction.execute(_ ->
                                        jdbc.sql("select t::text from " + table + " t").query(String.class).stream()
                                                .filter(row ->
                                                        about.stream().anyMatch(id -> row.contains(id.toString())))
                                                .map(NoIsLikeSilenceTest::plain)
                                                .sorted()
                                                .collect(java.util.stream.Collectors.toCollection(
                                                        java.util.ArrayList::new))))));
    }

    private static String plain(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.\\d]*[+-]\\d\\d", "…");
    }
}
