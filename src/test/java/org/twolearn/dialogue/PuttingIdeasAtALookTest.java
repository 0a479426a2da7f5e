package org.twolearn.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.people.PersonId;
import org.twolearn.visits.Visited;

/** Ideas about a visit, and asking a partner for one. */
@Story
class PuttingIdeasAtALookTest extends TeacherAndCoach {
    @Autowired
    Ideas ideas;

    @Autowired
    Visited visited;

    @BeforeEach
    void theyHaveSigned() {
        partnership = pair.signed(coach, teacher);
    }

    @ParameterizedTest(
            name =
                    "D1 Ideas drafted before the host has looked stay with who drafted them, coach and teacher swapped: {0}")
    @ValueSource(booleans = {false, true})
    void whatIsDraftedBeforeTheLookStaysWithItsAuthor(boolean swapped) {
        var host = swapped ? coach : teacher;
        var other = swapped ? teacher : coach;
        var visit = visited.by(other, host, partnership);
        send(other, "/ideas", "idea", "Draw names", "visit", visit).hasStatus3xxRedirection();
        assertThat(page(other, visit, "/record")).contains("Draw names", "stays with you until");
        for (var where : List.of("", "/ideas", "/visits/" + visit + "/look"))
            assertThat(get(browser, host, base() + where)).bodyText().doesNotContain("Draw names");
        assertThat(ideas(host)).isEmpty();

        send(host, "/visits/" + visit + "/look").hasStatus3xxRedirection();
        assertThat(page(host, visit, "/look")).contains("Draw names", "Still on the table");
        send(host, "/ideas", "idea", "Pairs first", "visit", visit).hasStatus3xxRedirection();
        send(host, "/ideas/" + ideas(host).getLast().id() + "/became", "became", "changed", "how", "With cards")
                .hasStatus3xxRedirection();
        assertThat(page(other, visit, "/look")).contains("Pairs first", "With cards", "Changed");
    }

    @Test
    void nobodyPutsAnIdeaAboutAVisitThatTheyMayNotSee() {
        var visit = visited.by(coach, teacher, partnership);
        send(principal, "/ideas", "idea", "Mine", "visit", visit).hasStatus(404);
        send(coach, "/ideas", "idea", "Nowhere", "visit", UUID.randomUUID().toString())
                .hasStatus(404);
        send(coach, "/asks", "about", "Early", "visit", visit).hasStatus(404);
    }

    @ParameterizedTest(
            name =
                    "D2 Who asks what a partner would try gets one to three ideas at once, coach and teacher swapped: {0}")
    @ValueSource(booleans = {false, true})
    void whoAsksGetsOneToThreeAtOnce(boolean swapped) {
        var host = swapped ? coach : teacher;
        var other = swapped ? teacher : coach;
        var visit = visited.by(other, host, partnership);
        send(host, "/visits/" + visit + "/look").hasStatus3xxRedirection();
        var ask = asks(host, "visit", visit);
        assertThat(get(browser, other, "/")).bodyText().contains("what would you try?", "The back corner", "Not now");
        assertThat(get(browser, host, "/")).bodyText().doesNotContain("/asks/" + ask);
        assertThat(page(other, visit, "/look")).contains("I would try");

        send(other, "/ideas", answer(ask, visit, "Draw names", "", "Count to five"))
                .hasStatus3xxRedirection();
        for (var reader : List.of(host, other))
            assertThat(page(reader, visit, "/look"))
                    .containsSubsequence("asked: what would you try?", "The back corner", "Draw names", "Count to five")
                    .doesNotContain("take the question");
        assertThat(get(browser, other, "/")).bodyText().doesNotContain("what would you try?");
        var ideas = "href=\"" + base() + "/visits/" + visit + "/look#ideas\"";
        assertThat(get(browser, host, "/")).bodyText().contains("there are ideas for what you asked", ideas);
        assertThat(get(browser, other, "/")).bodyText().doesNotContain(ideas);
        send(other, "/ideas", "idea", "A third", "ask", ask, "visit", visit).hasStatus3xxRedirection();
        send(other, "/ideas", "idea", "A fourth", "ask", ask, "visit", visit)
                .hasStatus(422)
                .bodyText()
                .contains("A fourth", "Three ideas");
        send(host, "/asks/" + ask + "/withdrawal").hasStatus(422).bodyText().contains("answered already");
    }

    @Test
    void anAnswerThatSaysNothingComesBackWithTheOthers() {
        var ask = asks(teacher);
        send(coach, "/ideas", answer(ask, "", " ", "Count to five", ""))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "few words first",
                        "Count to five",
                        "href=\"#answer-" + ask + "\"",
                        "id=\"answer-" + ask + "-stop\"");
        assertThat(ideas(teacher)).isEmpty();
    }

    @Test
    @DisplayName("C2 Not now ends quietly: who asked finds the same as after silence, and no row says no")
    void notNowIsLikeSilence() {
        var ask = asks(teacher);
        var silent = get(browser, teacher, base() + "/ideas");
        for (int i = 0; i < 2; i++) send(coach, "/asks/" + ask + "/withdrawal").hasStatus3xxRedirection();
        assertThat(get(browser, coach, "/")).bodyText().doesNotContain("what would you try?");
        assertThat(get(browser, coach, base() + "/ideas")).bodyText().doesNotContain("I would try");
        assertThat(without(get(browser, teacher, base() + "/ideas"))).isEqualTo(without(silent));
        assertThat(rows("asked_of", ask)).isZero();
        assertThat(rows("asked", ask)).isOne();
        assertThat(Someone.as(teacher, () -> ideas.dialogue(partnership)).open(teacher))
                .hasSize(1);
    }

    @Test
    @DisplayName("C2 Whether a question still waits for somebody is for them alone to read")
    void onlyWhoIsAskedKnowsWhetherItWaits() {
        var ask = asks(teacher);
        var read = "update asked_of set ask_id = ask_id";
        assertThatThrownBy(() -> pair.sql(coach, read, Map.of())).isInstanceOf(BadSqlGrammarException.class);
        for (var other : List.of(teacher, principal)) {
            assertThat(waits(other, ask)).as("reads").isFalse();
            assertThat(pair.sql(other, "delete from asked_of where ask_id = :ask", Map.of("ask", UUID.fromString(ask))))
                    .isZero();
        }
        assertThat(waits(coach, ask)).isTrue();
        var slip = "insert into asked_of (person_id, partnership_id, ask_id) values (:teacher, :p, :ask)";
        assertThatThrownBy(() -> pair.sql(coach, slip, values(ask))).isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void whoAsksTakesItBackWhileNobodyHasAnswered() {
        var ask = asks(teacher);
        send(principal, "/asks/" + ask + "/withdrawal").hasStatus(404);
        assertThat(rows("asked", ask)).isOne();
        send(teacher, "/asks/" + ask + "/withdrawal").hasStatus3xxRedirection();
        assertThat(rows("asked", ask)).isZero();
        assertThat(rows("asked_of", ask)).isZero();
        assertThat(get(browser, coach, base() + "/ideas")).bodyText().doesNotContain("I would try");
    }

    @Test
    void aQuestionEndsQuietlyOnItsDay() {
        var ask = asks(teacher);
        Database.superuser()
                .sql("update asked set closes_at = now() - interval '1 minute' where ask_id = ?::uuid")
                .param(ask)
                .update();
        for (var who : List.of(teacher, coach))
            assertThat(get(browser, who, base() + "/ideas")).bodyText().doesNotContain("The back corner");
        assertThat(get(browser, coach, "/")).bodyText().doesNotContain("what would you try?");
    }

    @Test
    void whatWasAnsweredBeforeItsDayStaysWithItsQuestionAndNothingMoreAnswersIt() {
        var ask = asks(teacher);
        send(coach, "/ideas", "idea", "Draw names", "ask", ask).hasStatus3xxRedirection();
        Database.superuser()
                .sql("update asked set closes_at = now() - interval '1 minute' where ask_id = ?::uuid")
                .param(ask)
                .update();
        for (var who : List.of(teacher, coach))
            assertThat(get(browser, who, base() + "/ideas"))
                    .bodyText()
                    .containsSubsequence("The back corner", "Draw names")
                    .doesNotContain("I would try");
        send(coach, "/ideas", "idea", "Count to five", "ask", ask).hasStatus(404);
    }

    private String asks(PersonId who, String... more) {
        var ask = UUID.randomUUID().toString();
        var fields = new String[more.length + 4];
        System.arraycopy(new String[] {"id", ask, "about", "The back corner"}, 0, fields, 0, 4);
        System.arraycopy(more, 0, fields, 4, more.length);
        send(who, "/asks", fields).hasStatus3xxRedirection();
        return ask;
    }

    private static String[] answer(String ask, String visit, String one, String two, String three) {
        return new String[] {
            "ask",
            ask,
            "visit",
            visit,
            "idea",
            one,
            "idea-2",
            two,
            "idea-3",
            three,
            "id-2",
            UUID.randomUUID().toString(),
            "id-3",
            UUID.randomUUID().toString()
        };
    }

    private String page(PersonId who, String visit, String page) {
        return without(get(browser, who, base() + "/visits/" + visit + page));
    }

    /** Without the ids that are made each time. */
    private static String without(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString().replaceAll("name=\"id(-\\d)?\" value=\"[^\"]*\"", "");
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<Idea> ideas(PersonId reader) {
        return Someone.as(reader, () -> ideas.dialogue(partnership)).ideas();
    }

    private boolean waits(PersonId reader, String ask) {
        return Someone.as(reader, () -> ideas.dialogue(partnership)).asks().stream()
                .anyMatch(one -> one.id().toString().equals(ask) && one.waits());
    }

    private int rows(String table, String ask) {
        return Database.superuser()
                .sql("select count(*) from " + table + " where ask_id = ?::uuid")
                .param(ask)
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> values(String ask) {
        return new HashMap<>(Map.of("p", partnership.value(), "ask", UUID.fromString(ask), "teacher", teacher.value()));
    }
}
