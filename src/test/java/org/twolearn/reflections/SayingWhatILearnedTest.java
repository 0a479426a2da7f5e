package org.twolearn.reflections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.Cycles;
import org.twolearn.people.PersonId;

@Story
class SayingWhatILearnedTest extends TeacherAndCoach {
    @Autowired
    Cycles cycles;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothHaveTheSamePlaceAndOnesOwnStandsFirst(boolean swapped) {
        var one = swapped ? coach : teacher;
        var other = swapped ? teacher : coach;
        var name = swapped ? "Ada" : "Bo";
        send(one, "/learning", "learned", "I called on who looked at me").hasStatus3xxRedirection();
        send(other, "/learning", "learned", "I count faster than I listen").hasStatus3xxRedirection();
        assertThat(get(browser, one, base() + "/learning"))
                .bodyText()
                .containsSubsequence(
                        "What I learned", "I called on who", "What " + name + " learned", "I count faster");
    }

    @Test
    void closingNeverWaitsForTheOther() {
        var cycle = new CycleId(UUID.randomUUID());
        Someone.does(teacher, () -> cycles.begin(partnership, cycle, teacher, ""));
        var page = "/partnerships/" + partnership.value() + "/cycles/" + cycle.value();
        assertThat(post(browser, teacher, page + "/closing")).hasStatus3xxRedirection();
        assertThat(get(browser, coach, page)).bodyText().contains("Nothing written yet");

        send(
                        coach,
                        "/learning",
                        "learned",
                        "I count faster than I listen",
                        "cycle",
                        cycle.value().toString())
                .hasStatus3xxRedirection();
        assertThat(get(browser, teacher, page)).bodyText().contains("I count faster than I listen");
    }

    @Test
    void onlyItsAuthorChangesOrErasesIt() {
        var id = learn(teacher, "First words");
        send(coach, "/learning/" + id, "base", "1", "learned", "Their words").hasStatus(404);
        send(coach, "/learning/" + id + "/removal").hasStatus(404);
        send(teacher, "/learning/" + id, "base", "1", "learned", "Better words").hasStatus3xxRedirection();
        send(teacher, "/learning/" + id, "base", "1", "learned", "From the other window")
                .hasStatus(422)
                .bodyText()
                .contains("Better words", "From the other window");
        send(teacher, "/learning/" + id, "base", "2", "learned", "Both").hasStatus3xxRedirection();
        assertThat(get(browser, teacher, base() + "/learning"))
                .bodyText()
                .contains("cannot be undone", "Erase it for good");
        send(teacher, "/learning/" + id + "/removal").hasStatus3xxRedirection();
        assertThat(get(browser, coach, base() + "/learning")).bodyText().doesNotContain("Both");
        send(teacher, "/learning", "learned", " ").hasStatus(422);
    }

    @Test
    void thePoliciesSayTheSame() {
        var id = learn(teacher, "First words");
        var learn = "insert into learned (partnership_id, entry_id, author, words) values (:p, :fresh, :me, '')";
        assertThatThrownBy(() -> pair.sql(coach, learn, values(teacher, id)))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(teacher, learn, values(teacher, id))).isOne();
        var change = "update learned set words = '' where partnership_id = :p and entry_id = :id";
        assertThat(pair.sql(coach, change, values(coach, id))).isZero();
        assertThat(pair.sql(teacher, change, values(teacher, id))).isOne();
    }

    @Test
    void everybodyElseFindsNothing() {
        var id = learn(teacher, "First words");
        assertThat(get(browser, principal, base() + "/learning")).hasStatus(404);
        send(principal, "/learning", "learned", "Mine").hasStatus(404);
        send(principal, "/learning/" + id, "base", "1", "learned", "Mine").hasStatus(404);
        send(principal, "/learning/" + id + "/removal").hasStatus(404);
    }

    @Test
    void aNotebookIsItsWritersAlone() {
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++)
            assertThat(post(browser, coach, "/notebook", "id", id, "note", "I talk too much"))
                    .hasStatus3xxRedirection();
        assertThat(get(browser, coach, "/notebook")).bodyText().contains("I talk too much", "Only you can read this");
        assertThat(get(browser, teacher, "/notebook")).bodyText().doesNotContain("I talk too much");
        assertThat(post(browser, teacher, "/notebook/" + id, "base", "1", "note", "Mine"))
                .hasStatus(404);
        assertThat(post(browser, teacher, "/notebook/" + id + "/removal")).hasStatus(404);
        assertThat(post(browser, coach, "/notebook/" + id, "base", "1", "note", "I listen more"))
                .hasStatus3xxRedirection();
        assertThat(post(browser, coach, "/notebook/" + id, "base", "1", "note", "Old window"))
                .hasStatus(422)
                .bodyText()
                .contains("I listen more", "Old window");
        assertThat(post(browser, coach, "/notebook/" + id + "/removal")).hasStatus3xxRedirection();
        assertThat(get(browser, coach, "/notebook")).bodyText().doesNotContain("I listen more");
    }

    private Map<String, Object> values(PersonId as, String id) {
        return new HashMap<>(Map.of(
                "p", partnership.value(), "fresh", UUID.randomUUID(), "me", as.value(), "id", UUID.fromString(id)));
    }

    private String learn(PersonId by, String words) {
        var id = UUID.randomUUID().toString();
        send(by, "/learning", "id", id, "learned", words).hasStatus3xxRedirection();
        return id;
    }
}
