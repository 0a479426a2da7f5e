package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twolearn.Database;
import org.twolearn.Story;

@Story
class DialogueTest extends Two {
    private static final String IDEA =
            "insert into idea (partnership_id, idea_id, author, decides, words) values (:p, :cycle, :me, :owner, '')";
    private static final String BECAME =
            "insert into idea_became (partnership_id, entry_id, idea_id, author, became) values (:p, :id, :cycle, :me, 'changed')";

    @Test
    @DisplayName("D1 A visitor's notes open when the person visited has looked, and nothing has to be written for it")
    void thePersonVisitedLooksFirst() {
        offersAVisit(teacher, coach);
        allowed(coach, SIGN);
        allowed(coach, RECORD);
        allowed(coach, "update visit_record set done_at = now() where visit_id = :visit");
        allowed(coach, "insert into visit_note (partnership_id, visit_id, author) values (:p, :visit, :me)");
        allowed(coach, "update visit_note set note = 'x' where visit_id = :visit");
        assertThat(count(teacher, "visit_note where visit_id = :visit")).isZero();
        assertThat(count(teacher, "visit_record where visit_id = :visit")).isOne();
        var look =
                "insert into visit_look (partnership_id, visit_id, host, recorder) values (:p, :visit, :teacher, :coach)";
        refused(coach, look);
        allowed(teacher, look);
        assertThat(count(teacher, "visit_note where visit_id = :visit")).isOne();
        assertThat(does(coach, "update visit_note set note = 'x' where visit_id = :visit"))
                .isZero();
    }

    @ParameterizedTest(name = "D2 Either partner puts an idea: coach and teacher swapped {0}")
    @ValueSource(booleans = {false, true})
    void eitherPutsAnIdea(boolean swapped) {
        var one = swapped ? teacher : coach;
        var other = swapped ? coach : teacher;
        refused(one, IDEA.replace(":me", swapped ? ":coach" : ":teacher"));
        allowed(one, IDEA);
        assertThat(count(other, "idea where partnership_id = :p")).isOne();
        assertThat(count(principal, "idea where partnership_id = :p")).isZero();
    }

    @Test
    @DisplayName("D2 What became of an idea is said by the person it is for: taken, changed or left")
    void whoItIsForSaysWhatBecameOfIt() {
        allowed(coach, IDEA);
        refused(coach, BECAME);
        refused(teacher, BECAME.replace("'changed'", "'rejected'"));
        allowed(teacher, BECAME);
    }

    @Test
    @DisplayName("D2 Who asks for an idea is answered in the same place, without a step between")
    void whoAsksGetsOne() {
        assertThat(post(browser, teacher, base() + "/asks", "about", "")).hasStatus3xxRedirection();
        assertThat(get(browser, coach, base() + "/ideas")).bodyText().contains("I would try");
        assertThat(post(browser, coach, base() + "/ideas", "idea", "Draw names"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, teacher, base() + "/ideas")).bodyText().contains("Draw names");
    }

    @Test
    @DisplayName("D3 Without a plan that both accepted nothing can be recorded")
    void onlyWhatWasAgreedIsRecorded() {
        refused(coach, RECORD);
        offersAVisit(teacher, coach);
        refused(coach, RECORD);
        allowed(coach, SIGN);
        allowed(coach, RECORD);
    }

    @Test
    @DisplayName("D3 Nobody records who is not in the plan")
    void nobodyRecordsWhoIsNotInThePlan() {
        Database.superuser()
                .sql("insert into membership (partnership_id, person_id) values (?, ?)")
                .params(partnership.value(), colleague.value())
                .update();
        offersAVisit(teacher, coach);
        allowed(coach, SIGN);
        refused(colleague, RECORD.replace(":coach", ":me"));
        allowed(coach, RECORD);
    }
}
