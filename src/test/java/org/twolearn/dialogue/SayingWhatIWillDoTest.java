package org.twolearn.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;

import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.people.PersonId;

@Story
class SayingWhatIWillDoTest extends TeacherAndCoach {
    @Autowired
    DialogueOnHome home;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyItsAuthorSaysWhatBecameOfAStepWhoeverThatIs(boolean swapped) {
        var author = swapped ? coach : teacher;
        var other = swapped ? teacher : coach;
        var step = say(author, "Try the cards in pairs");

        send(other, "/steps/" + step + "/now", "what", "done")
                .hasStatus(422)
                .bodyText()
                .contains("Only the person who wrote");
        send(author, "/steps/" + step + "/now", "what", "said", "step", "Try them in threes", "day", "2199-09-22")
                .hasStatus3xxRedirection();
        assertThat(get(browser, other, base() + "/steps"))
                .bodyText()
                .contains("Try them in threes", "September 22, 2199");
        send(author, "/steps/" + step + "/now", "what", "done").hasStatus3xxRedirection();
        assertThat(onHome(other)).contains("Try them in threes", "Done,");
        send(author, "/steps/" + step + "/now", "what", "let go").hasStatus3xxRedirection();
        assertThat(onHome(other)).doesNotContain("Try them in threes");
    }

    @Test
    void bothPeoplesPromisesStandInOneListOnHome() {
        say(teacher, "Try the cards");
        say(coach, "Bring half a page");
        assertThat(onHome(teacher)).contains("Try the cards", "Bring half a page", "You", "Bo");
        assertThat(onHome(coach)).contains("Try the cards", "Bring half a page", "You", "Ada");
        assertThat(Someone.as(principal, home::show)).isNull();
    }

    @Test
    void whatIsRefusedComesBackAsTyped() {
        send(coach, "/steps", "step", "", "help", "A free period")
                .hasStatus(422)
                .bodyText()
                .contains("A free period");
        send(coach, "/steps", "step", "By a day", "day", "soon")
                .hasStatus(422)
                .bodyText()
                .contains("By a day", "soon");
        send(coach, "/talks", "note", "Cards feel like a trap", "day", "31.12.")
                .hasStatus(422)
                .bodyText()
                .contains("Cards feel like a trap");
    }

    @Test
    void aStepIsForADayToComeAndATalkIsOfADayThatWas() {
        var today = LocalDate.now(ZoneOffset.UTC);
        send(coach, "/steps", "step", "Bring a page", "day", today.minusDays(2).toString())
                .hasStatus(422)
                .bodyText()
                .contains("Bring a page", "That day is over", "href=\"#day\"");
        send(coach, "/talks", "note", "Pairs first", "day", today.plusDays(2).toString())
                .hasStatus(422)
                .bodyText()
                .contains("Pairs first", "still to come", "href=\"#day\"");
        send(coach, "/steps", "step", "Bring a page", "day", today.plusDays(2).toString())
                .hasStatus3xxRedirection();
        send(coach, "/talks", "note", "Pairs first", "day", today.minusDays(2).toString())
                .hasStatus3xxRedirection();
    }

    @Test
    void aStepMayKeepADayThatIsOverMeanwhile() {
        var step = say(coach, "Bring a page");
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2);
        Database.superuser()
                .sql("update next_step_said set day = ?")
                .param(yesterday)
                .update();
        send(coach, "/steps/" + step + "/now", "what", "said", "step", "Bring half", "day", yesterday.toString())
                .hasStatus3xxRedirection();
        send(
                        coach,
                        "/steps/" + step + "/now",
                        "what",
                        "said",
                        "of",
                        step,
                        "step",
                        "Half",
                        "day",
                        yesterday.minusDays(1).toString())
                .hasStatus(422)
                .bodyText()
                .contains("That day is over", "href=\"#day-" + step);
    }

    @Test
    void aTalkIsLoggedWithOneButtonAndReadByAll() {
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++)
            send(coach, "/talks", "id", id, "note", "Pairs first").hasStatus3xxRedirection();
        assertThat(get(browser, teacher, base() + "/talks")).bodyText().containsOnlyOnce("Pairs first");
        assertThat(Someone.as(teacher, () -> home.of(Set.of(partnership)))).containsKey(partnership);
        assertThat(Someone.as(principal, () -> home.of(Set.of(partnership)))).isEmpty();
        assertThat(get(browser, coach, base() + "/talks"))
                .bodyText()
                .contains("cannot be undone", "Take it back for good");
        send(teacher, "/talks/" + id + "/return").hasStatus(404);
        send(coach, "/talks/" + id + "/return").hasStatus3xxRedirection();
    }

    @Test
    void everybodyElseFindsNothing() {
        var step = say(coach, "Bring half a page");
        for (var page : new String[] {"/steps", "/talks"})
            assertThat(get(browser, principal, base() + page)).hasStatus(404);
        send(principal, "/steps", "step", "Mine").hasStatus(404);
        send(principal, "/talks", "note", "Mine").hasStatus(404);
        send(principal, "/steps/" + step + "/now", "what", "done").hasStatus(404);
        send(principal, "/talks/" + step + "/return").hasStatus(404);
    }

    @Test
    void thePoliciesSayTheSame() {
        var step = say(teacher, "Try the cards");
        var promise = "insert into next_step (partnership_id, step_id, author) values (:p, :id, :me)";
        var done =
                "insert into next_step_said (partnership_id, entry_id, step_id, author, what, words) values (:p, :id, :step, :me, 'done', '')";
        assertThatThrownBy(() -> pair.sql(coach, promise, values(teacher, step)))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(teacher, promise, values(teacher, step))).isOne();
        assertThatThrownBy(() -> pair.sql(coach, done, values(teacher, step)))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> pair.sql(coach, done, values(coach, step)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(pair.sql(teacher, done, values(teacher, step))).isOne();
    }

    private String onHome(PersonId person) {
        var shown = Someone.as(person, home::show);
        if (shown == null) return "";
        var output = new StringOutput();
        Someone.does(person, () -> shown.writeTo(output));
        return output.toString();
    }

    private Map<String, Object> values(PersonId as, String step) {
        return new HashMap<>(Map.of(
                "p", partnership.value(), "id", UUID.randomUUID(), "me", as.value(), "step", UUID.fromString(step)));
    }

    private String say(PersonId by, String words) {
        var id = UUID.randomUUID().toString();
        send(by, "/steps", "id", id, "step", words).hasStatus3xxRedirection();
        return id;
    }
}
