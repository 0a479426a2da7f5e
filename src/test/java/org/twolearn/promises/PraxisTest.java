package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Story;

@Story
class PraxisTest extends Two {
    private static final String STEPS =
            "insert into checklist (partnership_id, entry_id, cycle_id, author, version, words) values (:p, :id, :cycle, :me, 1, '')";
    private static final String SEEN =
            "insert into step_log (partnership_id, entry_id, cycle_id, author, version, step, what)"
                    + " values (:p, :id, :cycle, :me, 1, 1, 'changed on purpose')";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("X1 Either changes the steps, and “changed on purpose” can be said of one")
    void changingAStrategyIsASuccess() {
        allowed(teacher, CYCLE);
        allowed(coach, STEPS);
        allowed(teacher, STEPS.replace("1, ''", "2, ''"));
        allowed(teacher, SEEN);
        refused(teacher, SEEN.replace("changed on purpose", "not followed"));
        assertThat(count(coach, "checklist where cycle_id = :cycle")).isEqualTo(2);
    }

    @Test
    @DisplayName("X1 Nothing holds how closely somebody follows a recipe")
    void noColumnForFidelity() {
        assertThat(columns("column_name ~ 'fidel|adher|follow|match|faithful|percent|(^|_)share(_of|$)'"))
                .isEmpty();
    }

    @Test
    @DisplayName("X2 No column has a number of ours to start with, but the number of a version")
    void noColumnHasANumberOfOurs() {
        assertThat(
                        columns(
                                "column_default ~ '[0-9]' and column_name not in ('version', 'revision')"
                                        // When a question ends quietly, and how many students have answered so far.
                                        + " and table_name || '.' || column_name not in ('asked.closes_at', 'student_door.taken')"
                                        + " and table_name in (select relname from pg_class where obj_description(oid, 'pg_class') like 'scope: partnership%')"))
                .isEmpty();
    }

    @Test
    @DisplayName("X2 A goal's boxes for a number are empty until its owner fills them")
    void aGoalHasNoNumberOfOurs() {
        allowed(teacher, CYCLE);
        var page = new String(
                get(browser, teacher, base() + "/cycles/" + cycle + "/goal")
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
        for (var box : List.of("from", "to", "line", "students")) {
            var drawn = Pattern.compile("<input[^>]*name=\"" + box + "\"[^>]*>").matcher(page);
            assertThat(drawn.find()).as(box).isTrue();
            assertThat(drawn.group()).doesNotContainPattern("value=\"[^\"]+\"").doesNotContain("placeholder");
        }
        assertThat(post(
                        browser,
                        teacher,
                        base() + "/cycles/" + cycle + "/goal",
                        "base",
                        "0",
                        "sentence",
                        "More hands",
                        "to",
                        "23"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, teacher, base() + "/cycles/" + cycle + "/goal"))
                .bodyText()
                .contains("value=\"23\"");
    }

    @Test
    @DisplayName("X3 A light offer needs no agreement: once accepted, both can write")
    void aLightOfferNeedsNoAgreement() {
        assertThat(count(coach, "signature where partnership_id = :p")).isZero();
        assertThat(post(browser, coach, base() + "/ideas", "idea", "Draw names"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, teacher, base() + "/ideas"))
                .hasStatusOk()
                .bodyText()
                .contains("Draw names");
        var letter = "First, a letter to each other";
        assertThat(get(browser, teacher, base())).hasStatusOk().bodyText().doesNotContain(letter);
        var form = java.util.UUID.randomUUID();
        var id = org.twolearn.partnerships.PartnershipId.of(coach, form).value().toString();
        var asked = teacher.value().toString();
        assertThat(post(
                        browser,
                        coach,
                        "/offers",
                        "id",
                        form.toString(),
                        "kind",
                        "cycle",
                        "words",
                        "We two?",
                        "to",
                        asked))
                .hasStatus3xxRedirection();
        assertThat(post(browser, teacher, "/partnerships/" + id + "/acceptance", "read", "1"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, teacher, "/partnerships/" + id)).bodyText().contains(letter);
    }

    @Test
    @DisplayName("X3 No box has to be filled to close, to say where things stand, or to have looked")
    void noBoxHasToBeFilled() {
        allowed(teacher, CYCLE);
        allowed(
                teacher,
                "insert into standing (partnership_id, entry_id, cycle_id, owner, author, version) values (:p, :id, :cycle, :me, :me, 1)");
        allowed(teacher, CLOSING);
        offersAVisit(teacher, coach);
        allowed(coach, SIGN);
        allowed(coach, RECORD);
        allowed(coach, "update visit_record set done_at = now() where visit_id = :visit");
        allowed(
                teacher,
                "insert into visit_look (partnership_id, visit_id, host, recorder) values (:p, :visit, :teacher, :coach)");
    }

    @Test
    @DisplayName("X3 No text box of a partnership is marked as one that must be filled")
    void noTextBoxIsRequired() {
        var lived = Lived.at(port);
        Opened.by(lived.host, lived)
                .forEach((address, page) ->
                        assertThat(page).as(address).doesNotContainPattern("<textarea[^>]* required"));
    }

    private static List<String> columns(String where) {
        return Database.superuser()
                .sql("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name <> 'flyway_schema_history' and " + where)
                .query(String.class)
                .list();
    }
}
