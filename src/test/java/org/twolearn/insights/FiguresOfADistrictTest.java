package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.web.Words.say;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** The one page of figures. */
@Story
class FiguresOfADistrictTest {
    static final int YEAR = Terms.year(LocalDate.now(ZoneId.of("America/Chicago")));

    @Autowired
    MockMvcTester browser;

    @Test
    @DisplayName("W3 A teacher, the principal, the district lead and a representative get the same bytes")
    void theSameBytesForAll() throws Exception {
        var staff = here(Staff.of(120));
        var readers = List.of(
                staff.colleague("Ada", "teacher"),
                staff.colleague("Ada", "principal"),
                staff.colleague("Ada", "district lead"),
                staff.colleague("Ada", "representative"),
                staff.colleague("Ada", "operator"));
        var first = Pair.get(browser, readers.getFirst(), "/school/figures")
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("Began a partnership", "Last run:");
        for (var reader : readers)
            assertThat(Pair.get(browser, reader, "/school/figures")
                            .getResponse()
                            .getContentAsByteArray())
                    .isEqualTo(first);
        // Nothing to choose: no form, no box, and whatever is added to the address changes nothing.
        assertThat(main(new String(first, StandardCharsets.UTF_8)))
                .doesNotContain("<form", "<input", "<select", "download=");
        assertThat(Pair.get(browser, readers.getFirst(), "/school/figures?school=Dunbar&year=2020&measure=met")
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(first);
    }

    @Test
    @DisplayName("W3 Under 50 teachers there is none, and the page says so")
    void underFiftyThereIsNone() {
        var staff = here(Staff.of(49));
        assertThat(page(staff.colleague("Ada", "district lead")))
                .contains("There are no figures", "49 teachers", "under 50")
                .doesNotContain("a number between");
        assertThat(staff.ledger()).isEmpty();
    }

    @Test
    void beforeTheFirstReleaseThePageShowsWhatItWillLookLike() {
        var staff = Staff.of(64);
        var ada = staff.colleague("Ada", "staff");
        assertThat(page(ada)).contains("Nothing has been counted yet");
        run();
        assertThat(page(ada))
                .contains(
                        "What a release will look like",
                        "a number between 0 and 64, in steps of 5",
                        "± 3, and rounding")
                .contains("Something else", "To come", "July 1, " + (YEAR + 1))
                .doesNotContain(">Released</td>");
    }

    @Test
    @DisplayName("W3 A release shows ranges in steps of five, the sum since the year’s beginning, and stays as it is")
    void aReleaseShowsRanges() {
        var staff = Staff.of(400);
        for (int i = 0; i < 80; i++)
            staff.began(staff.teacher(2 * i), staff.teacher(2 * i + 1), (YEAR - 1) + "-08-15 12:00-05");
        here(staff);
        var ada = staff.colleague("Ada", "teacher");
        var page = page(ada);
        assertThat(page)
                .contains(
                        "Of 400 teachers",
                        "School year " + (YEAR - 1) + "–" + YEAR,
                        "fewer than 10",
                        "Earlier releases")
                .containsPattern("about 1[3-9][05]</td><td>1[0-9][05] to [12][0-9][05]");
        assertThat(page(ada)).isEqualTo(page);
        assertThat(staff.ledger().stream().filter(line -> line.startsWith((YEAR - 1) + " ")))
                .hasSize(4 * 3 + 8);
    }

    @Test
    void whatAnOwnerChoosesIsWhatThePageCounts() {
        var check = Database.superuser()
                .sql(
                        "select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'goal_area'::regclass and contype = 'c'")
                .query(String.class)
                .single();
        var named = Pattern.compile("'([a-z ]+)'").matcher(check).results().map(found -> found.group(1));
        assertThat(named).containsExactlyElementsOf(FigurePage.AREAS);
        for (var area : FigurePage.AREAS)
            assertThat(say("insights.area." + area.replace(' ', '-')))
                    .isEqualTo(say("cycles.counting.area." + area.replace(' ', '-')));
    }

    /** As if TwoLearn had been in the district since last summer, and the job had run today. */
    private static Staff here(Staff staff) {
        Database.superuser()
                .sql("insert into figure_run values (?, ?, 0)")
                .params(staff.district(), LocalDate.of(YEAR - 1, 7, 1))
                .update();
        run();
        return staff;
    }

    private static void run() {
        JdbcClient.create(Database.as("twolearn", "tl_jobs"))
                .sql("call count_what_is_due()")
                .update();
    }

    private String page(PersonId reader) {
        try {
            return Pair.get(browser, reader, "/school/figures").getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }
}
