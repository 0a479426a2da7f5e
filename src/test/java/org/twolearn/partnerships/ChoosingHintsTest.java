package org.twolearn.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.people.PersonId;

@Story
class ChoosingHintsTest extends TeacherAndCoach {
    @Autowired
    Partnerships partnerships;

    @Test
    @DisplayName("W11 Hints are off at first, and on for both only when each has said yes")
    void onForBothOrForNeither() {
        assertThat(hinted(teacher)).isFalse();
        marked(false);

        send(coach, "/hints/yes").hasStatus(302);
        send(coach, "/hints/yes").hasStatus(302);
        assertThat(hinted(teacher)).isFalse();
        assertThat(hinted(coach)).isFalse();
        marked(false);
        page(teacher, "").contains("Hints while you write", "You are asked");
        page(teacher, "/hints").contains("Bo would like to have them", "Saying nothing is fine");
        page(coach, "/hints").contains("Ada can, too");

        send(teacher, "/hints/yes").hasStatus(302);
        assertThat(hinted(teacher)).isTrue();
        assertThat(hinted(coach)).isTrue();
        marked(true);
        page(coach, "").contains("On for all of you").doesNotContain("You are asked");
    }

    @Test
    @DisplayName("W11 Either turns them off for all at once, and no row says who did or that it was")
    void eitherTurnsThemOff() {
        bothSayYes();
        send(coach, "/hints/withdrawal").hasStatus(302);
        send(coach, "/hints/withdrawal").hasStatus(302);
        assertThat(hinted(teacher)).isFalse();
        marked(false);
        assertThat(said()).containsExactly(teacher.value().toString());
        // Who turned them off need not say anything; who would still have them takes their own yes back, too.
        send(teacher, "/hints/withdrawal").hasStatus(302);
        assertThat(said()).isEmpty();

        bothSayYes();
        assertThat(hinted(coach)).isTrue();
    }

    @Test
    @DisplayName("W11 Nobody says yes or takes it back for another, and nobody else finds the page")
    void eachForThemselves() {
        send(coach, "/hints/yes").hasStatus(302);
        assertThatThrownBy(() -> pair.sql(
                        coach,
                        "insert into hints_yes (partnership_id, person_id) values (:p, :who)",
                        Map.of("p", partnership.value(), "who", teacher.value())))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(
                        teacher,
                        "delete from hints_yes where partnership_id = :p and person_id = :who",
                        Map.of("p", partnership.value(), "who", coach.value())))
                .isZero();
        assertThat(hinted(teacher)).isFalse();
        for (var other : new PersonId[] {principal, colleague}) {
            send(other, "/hints/yes").hasStatus(404);
            send(other, "/hints/withdrawal").hasStatus(404);
            assertThat(Pair.get(browser, other, base() + "/hints")).hasStatus(404);
        }
        assertThat(said()).containsExactly(coach.value().toString());
    }

    @Test
    @DisplayName("W11 A yes waits for nobody who has not said yes to the offer, and goes on without who left")
    void whoIsInItCounts() {
        var offered = pair.offered(coach, colleague);
        assertThat(Pair.post(browser, coach, "/partnerships/" + offered.value() + "/hints/yes"))
                .hasStatus(404);
        bothSayYes();
        Someone.does(coach, () -> partnerships.leave(partnership, coach));
        assertThat(hinted(teacher)).isFalse();
        page(teacher, "/hints").contains("Off").doesNotContain("Yes, for all of us");
        send(teacher, "/hints/yes").hasStatus(404);
    }

    private void bothSayYes() {
        for (var one : new PersonId[] {teacher, coach}) send(one, "/hints/yes").hasStatus(302);
    }

    private boolean hinted(PersonId person) {
        return Someone.as(person, () -> partnerships.partners(partnership)).hinted();
    }

    /** The box for an idea says so to the page's program; one for one's own next step never does. */
    private void marked(boolean marked) {
        for (var one : new PersonId[] {teacher, coach}) {
            var ideas = page(one, "/ideas");
            if (marked) ideas.contains("data-hints=\"phrases\"");
            else ideas.doesNotContain("data-hints");
            page(one, "/steps").doesNotContain("data-hints");
        }
    }

    private org.assertj.core.api.AbstractStringAssert<?> page(PersonId person, String noun) {
        return assertThat(Pair.get(browser, person, base() + noun))
                .hasStatusOk()
                .bodyText();
    }

    private java.util.List<String> said() {
        return Database.superuser()
                .sql("select person_id::text from hints_yes where partnership_id = ?")
                .param(partnership.value())
                .query(String.class)
                .list();
    }
}
