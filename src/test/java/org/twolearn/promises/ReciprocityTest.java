package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.Story;

@Story
class ReciprocityTest extends Two {
    private static final String LEARNED =
            "insert into learned (partnership_id, entry_id, author, words) values (:p, :id, :me, '')";
    private static final String STEP = "insert into next_step (partnership_id, step_id, author) values (:p, :id, :me)";

    @Test
    @DisplayName("Y1 Coach and teacher have the same place for what they learned, and each reads the other's")
    void bothLearn() {
        for (var person : List.of(teacher, coach)) allowed(person, LEARNED);
        refused(coach, LEARNED.replace(":me", ":teacher"));
        for (var person : List.of(teacher, coach))
            assertThat(count(person, "learned where partnership_id = :p")).isEqualTo(2);
        assertThat(count(principal, "learned where partnership_id = :p")).isZero();
    }

    @Test
    @DisplayName("Y1 Nobody's ending waits for what the other learned")
    void nobodysEndingWaits() {
        allowed(teacher, CYCLE);
        assertThat(post(browser, teacher, base() + "/cycles/" + cycle + "/closing"))
                .hasStatus3xxRedirection();
        assertThat(count(coach, "cycle where cycle_id = :cycle and closed_at is not null"))
                .isOne();
        assertThat(count(coach, "learned where partnership_id = :p")).isZero();
        allowed(coach, LEARNED);
    }

    @Test
    @DisplayName("Y2 What coach and teacher said they would do stands in one list, for both alike")
    void oneList() {
        assertThat(post(browser, teacher, base() + "/steps", "step", "Try the cards"))
                .hasStatus3xxRedirection();
        assertThat(post(browser, coach, base() + "/steps", "step", "Bring half a page"))
                .hasStatus3xxRedirection();
        for (var person : List.of(teacher, coach))
            assertThat(get(browser, person, base() + "/steps"))
                    .bodyText()
                    .contains("Try the cards", "Bring half a page");
        assertThat(count(principal, "next_step where partnership_id = :p")).isZero();
    }

    @Test
    @DisplayName("Y2 Each says for themselves what they will do, and says so of it")
    void eachForThemselves() {
        refused(coach, STEP.replace(":me", ":teacher"));
        refused(teacher, STEP.replace(":me", ":coach"));
        allowed(coach, STEP);
        allowed(teacher, STEP);
        assertThat(count(teacher, "next_step where partnership_id = :p")).isEqualTo(2);
        assertThat(count(coach, "next_step where partnership_id = :p")).isEqualTo(2);
    }
}
