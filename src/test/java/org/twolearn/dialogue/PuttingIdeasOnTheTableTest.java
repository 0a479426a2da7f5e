package org.twolearn.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;

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
class PuttingIdeasOnTheTableTest extends TeacherAndCoach {
    @Autowired
    Cycles cycles;

    @Autowired
    Ideas ideas;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eitherPutsOneAndWhoseCycleItIsForSaysWhatBecameOfIt(boolean swapped) {
        var owner = swapped ? coach : teacher;
        var other = swapped ? teacher : coach;
        var cycle = begin(owner);
        var idea = put(other, "Draw names from a stack of cards", cycle);
        put(owner, "Count to five", cycle);

        send(other, "/ideas/" + idea + "/became", "became", "taken")
                .hasStatus(422)
                .bodyText()
                .contains("whose cycle");
        send(owner, "/ideas/" + idea + "/became", "became", "changed", "how", "A card for a pair")
                .hasStatus3xxRedirection();
        assertThat(get(browser, other, base() + "/ideas"))
                .bodyText()
                .contains("A card for a pair", "Changed", "Still on the table");
        assertThat(get(browser, other, base() + "/cycles/" + cycle)).bodyText().contains("A card for a pair");
        send(owner, "/ideas/" + idea + "/became", "became", "left").hasStatus3xxRedirection();
        assertThat(idea(idea).became()).isEqualTo("left");
        send(owner, "/ideas/" + idea + "/became", "became", "good").hasStatus(422);
    }

    @Test
    void ofAnIdeaWithoutACycleAnyMemberSaysWhatBecame() {
        var idea = put(coach, "Visit each other", null);
        send(teacher, "/ideas/" + idea + "/became", "became", "taken").hasStatus3xxRedirection();
        send(coach, "/ideas/" + idea + "/became", "became", "on the table").hasStatus3xxRedirection();
        assertThat(idea(idea).became()).isEqualTo("on the table");
    }

    @Test
    void onesOwnIsTakenBackWhileNothingBecameOfIt() {
        var kept = put(coach, "Cards", null);
        send(teacher, "/ideas/" + kept + "/became", "became", "taken").hasStatus3xxRedirection();
        send(coach, "/ideas/" + kept + "/return").hasStatus(422).bodyText().contains("so it stays");
        var gone = put(coach, "Fours", null);
        send(teacher, "/ideas/" + gone + "/return").hasStatus(422);
        send(coach, "/ideas/" + gone + "/return").hasStatus3xxRedirection();
        assertThat(get(browser, teacher, base() + "/ideas"))
                .bodyText()
                .contains("Cards")
                .doesNotContain("Fours");
    }

    @Test
    void whoAsksGetsAnIdeaAndAtMostThree() {
        var ask = UUID.randomUUID().toString();
        send(teacher, "/asks", "id", ask, "about", "The back corner").hasStatus3xxRedirection();
        assertThat(get(browser, coach, base() + "/ideas"))
                .bodyText()
                .contains("what would you try?", "The back corner", "I would try");
        for (int i = 0; i < 3; i++)
            send(coach, "/ideas", "idea", "Idea " + i, "ask", ask).hasStatus3xxRedirection();
        send(coach, "/ideas", "idea", "A fourth", "ask", ask)
                .hasStatus(422)
                .bodyText()
                .contains("A fourth", "Three ideas");
    }

    @Test
    void aBlankOrLongIdeaComesBackWithWhatWasTyped() {
        send(coach, "/ideas", "idea", " ")
                .hasStatus(422)
                .bodyText()
                .contains("few words first", "href=\"#idea\"", "id=\"idea-stop\"");
        var id = UUID.randomUUID().toString();
        send(coach, "/ideas", "id", id, "idea", "y".repeat(2001))
                .hasStatus(422)
                .bodyText()
                .contains("y".repeat(2001), id);
        send(coach, "/ideas", "id", id, "idea", "Shorter").hasStatus3xxRedirection();
        send(coach, "/ideas", "id", id, "idea", "Shorter").hasStatus3xxRedirection();
        assertThat(Someone.as(teacher, () -> ideas.dialogue(partnership)).ideas())
                .hasSize(1);
    }

    @Test
    void everybodyElseFindsNothing() {
        var idea = put(coach, "Cards", null);
        assertThat(get(browser, principal, base() + "/ideas")).hasStatus(404);
        send(principal, "/ideas", "idea", "Mine").hasStatus(404);
        send(principal, "/asks").hasStatus(404);
        send(principal, "/ideas/" + idea + "/became", "became", "taken").hasStatus(404);
        send(principal, "/ideas/" + idea + "/return").hasStatus(404);
        send(
                        coach,
                        "/ideas",
                        "idea",
                        "For nobody’s cycle",
                        "cycle",
                        UUID.randomUUID().toString())
                .hasStatus(404);
        send(coach, "/ideas", "idea", "For no ask", "ask", UUID.randomUUID().toString())
                .hasStatus(404);
    }

    @Test
    void thePoliciesSayTheSame() {
        var cycle = begin(teacher);
        var idea = put(coach, "Cards", cycle);
        var put = "insert into idea (partnership_id, idea_id, author, words) values (:p, :id, :me, '')";
        var became =
                "insert into idea_became (partnership_id, entry_id, idea_id, author, became) values (:p, :id, :idea, :me, 'taken')";
        assertThatThrownBy(() -> pair.sql(coach, put, values(teacher, idea)))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(teacher, put, values(teacher, idea))).isOne();
        assertThatThrownBy(() -> pair.sql(coach, became, values(coach, idea)))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(teacher, "delete from idea where idea_id = :idea", values(teacher, idea)))
                .isZero();
        assertThat(pair.sql(teacher, became, values(teacher, idea))).isOne();
        assertThatThrownBy(() -> pair.sql(coach, "delete from idea where idea_id = :idea", values(coach, idea)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    /** D2: an idea for somebody's cycle is decided by whose cycle it is, and the database knows. */
    @Test
    void nobodyDecidesAboutAnIdeaForSomebodyElsesCycle() {
        var values = values(coach, begin(teacher));
        values.put("teacher", teacher.value());
        var put = "insert into idea (partnership_id, idea_id, author, decides, cycle_id, words)"
                + " values (:p, :id, :me, :decides, :idea, '')";
        assertThatThrownBy(() -> pair.sql(coach, put.replace(":decides", ":me"), values))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        assertThat(pair.sql(coach, put.replace(":decides", ":teacher"), values)).isOne();
    }

    private Map<String, Object> values(PersonId as, String idea) {
        return new HashMap<>(Map.of(
                "p", partnership.value(), "id", UUID.randomUUID(), "me", as.value(), "idea", UUID.fromString(idea)));
    }

    private Idea idea(String id) {
        return Someone.as(teacher, () -> ideas.dialogue(partnership)).ideas().stream()
                .filter(idea -> idea.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String begin(PersonId owner) {
        var id = UUID.randomUUID();
        Someone.does(owner, () -> cycles.begin(partnership, new CycleId(id), owner, "More questions"));
        return id.toString();
    }

    private String put(PersonId by, String words, String cycle) {
        var id = UUID.randomUUID().toString();
        send(by, "/ideas", "id", id, "idea", words, "cycle", cycle == null ? "" : cycle)
                .hasStatus3xxRedirection();
        return id;
    }
}
