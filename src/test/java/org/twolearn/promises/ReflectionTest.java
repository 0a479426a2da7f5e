package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.Database;
import org.twolearn.Story;

@Story
class ReflectionTest extends Two {
    private static final String NOTE = "insert into note (person_id, entry_id, words) values (:me, :cycle, '')";

    @Test
    @DisplayName("R1 A notebook is read by its writer and by nobody else")
    void aNotebookIsItsWritersAlone() {
        allowed(teacher, NOTE);
        assertThat(count(teacher, "note where entry_id = :cycle")).isOne();
        for (var other : List.of(coach, principal, colleague)) {
            assertThat(count(other, "note where entry_id = :cycle")).isZero();
            assertThat(does(other, "update note set words = 'x' where entry_id = :cycle"))
                    .isZero();
            assertThat(does(other, "delete from note where entry_id = :cycle")).isZero();
        }
        refused(coach, NOTE.replace(":me", ":teacher").replace(":cycle", ":id"));
        allowed(teacher, "delete from note where entry_id = :cycle");
    }

    @Test
    @DisplayName("R1 Its key opens for nobody else")
    void itsKeyOpensForNobodyElse() {
        allowed(teacher, "insert into person_key (person_id, epoch, secret, wrapped) values (:me, 1, :id, '')");
        assertThat(count(teacher, "person_key where person_id = :teacher")).isOne();
        assertThat(count(coach, "person_key where person_id = :teacher")).isZero();
    }

    @Test
    @DisplayName("R2 A goal gets another version, and the earlier one stays in the words of the time")
    void aGoalGetsAnotherVersion() {
        allowed(teacher, CYCLE);
        allowed(teacher, GOAL);
        refused(teacher, "update goal set words = 'x' where cycle_id = :cycle");
        refused(teacher, "delete from goal where cycle_id = :cycle");
        refused(teacher, GOAL);
        allowed(teacher, GOAL.replace("1, ''", "2, ''"));
        assertThat(count(coach, "goal where cycle_id = :cycle")).isEqualTo(2);
    }

    @Test
    @DisplayName("R2 What was agreed, signed, aimed at and decided can be added to and not written over")
    void nothingIsWrittenOver() {
        var tables = List.of(
                "agreement",
                "signature",
                "goal",
                "goal_understood",
                "strategy_option",
                "strategy_choice",
                "checklist",
                "decision",
                "standing",
                "closing",
                "visit_plan",
                "visit_signature");
        for (var table : tables) {
            assertThat(may("insert", table)).as(table).isTrue();
            assertThat(may("update", table)).as(table).isFalse();
            assertThat(Database.superuser()
                            .sql("select has_table_privilege('tl_app', ?, 'delete')")
                            .param(table)
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isFalse();
        }
    }

    private static boolean may(String what, String table) {
        return Database.superuser()
                .sql("select has_any_column_privilege('tl_app', ?, ?)")
                .params(table, what)
                .query(Boolean.class)
                .single();
    }
}
