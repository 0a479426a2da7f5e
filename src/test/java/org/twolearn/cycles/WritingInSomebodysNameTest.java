package org.twolearn.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Around the pages, straight to PostgreSQL: each thing is refused to one person and allowed to another. */
@Story
class WritingInSomebodysNameTest {
    @Autowired
    Pair pair;

    @Autowired
    Cycles cycles;

    PersonId teacher, coach, principal;
    PartnershipId partnership;
    CycleId cycle;

    @BeforeEach
    void aCycleOfTheTeachers() {
        teacher = Someone.called("Ada");
        coach = Someone.called("Bo");
        principal = Someone.called("Pat");
        partnership = pair.agreed(coach, teacher);
        cycle = new CycleId(UUID.randomUUID());
        Someone.does(teacher, () -> cycles.begin(partnership, cycle, teacher, "More questions"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into goal (partnership_id, entry_id, cycle_id, owner, version, words) values (:p, :id, :c, :me, 1, '')
            insert into strategy_option (partnership_id, entry_id, cycle_id, author, words) values (:p, :id, :c, :me, '')
            insert into standing (partnership_id, entry_id, cycle_id, owner, author, version) values (:p, :id, :c, :owner, :me, 1)
            insert into checklist (partnership_id, entry_id, cycle_id, author, version, words) values (:p, :id, :c, :me, 1, '')
            insert into decision (partnership_id, entry_id, cycle_id, owner, what) values (:p, :id, :c, :me, 'stop')
            insert into closing (partnership_id, entry_id, cycle_id, owner) values (:p, :id, :c, :me)
            insert into standing_opened (partnership_id, cycle_id, owner) values (:p, :c, :me)
            insert into stage_names (partnership_id, entry_id, author, version) values (:p, :id, :me, 1)
            """)
    void nobodyWritesInAnothersName(String sql) {
        var forged = values(teacher);
        assertThatThrownBy(() -> pair.sql(coach, sql, forged)).isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> pair.sql(principal, sql, forged)).isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(teacher, sql, forged)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into goal (partnership_id, entry_id, cycle_id, owner, version, words) values (:p, :id, :c, :me, 1, '')
            insert into decision (partnership_id, entry_id, cycle_id, owner, what) values (:p, :id, :c, :me, 'stop')
            insert into closing (partnership_id, entry_id, cycle_id, owner) values (:p, :id, :c, :me)
            insert into standing_opened (partnership_id, cycle_id, owner) values (:p, :c, :me)
            """)
    void nobodyOwnsAnothersCycleByWritingTheirOwnName(String sql) {
        var own = values(coach);
        assertThatThrownBy(() -> pair.sql(coach, sql, own))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        assertThat(pair.sql(teacher, sql, values(teacher))).isOne();
    }

    @Test
    void onlyItsOwnerClosesACycle() {
        var close = "update cycle set closed_at = now() where partnership_id = :p and cycle_id = :c";
        assertThat(pair.sql(coach, close, values(coach))).isZero();
        assertThat(pair.sql(principal, close, values(principal))).isZero();
        assertThat(pair.sql(teacher, close, values(teacher))).isOne();
    }

    @Test
    void onlyOneselfSignsIUnderstandIt() {
        pair.sql(teacher, GOAL, values(teacher));
        var sign =
                "insert into goal_understood (partnership_id, entry_id, cycle_id, version, person_id) values (:p, :id, :c, 1, :me)";
        assertThatThrownBy(() -> pair.sql(teacher, sign, values(coach))).isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(coach, sign, values(coach))).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "update goal set words = ''",
        "delete from goal",
        "update cycle set owner = owner",
        "delete from cycle",
        "update closing set outcome = 'met'",
        "update checklist set words = ''",
        "delete from step_log"
    })
    void whatWasSaidIsNeverWrittenOver(String sql) {
        assertThatThrownBy(() -> pair.sql(teacher, sql, Map.of())).isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(teacher, GOAL, values(teacher))).isOne();
    }

    private static final String GOAL =
            "insert into goal (partnership_id, entry_id, cycle_id, owner, version, words) values (:p, :id, :c, :me, 1, '')";

    private Map<String, Object> values(PersonId as) {
        return new HashMap<>(Map.of(
                "p", partnership.value(),
                "c", cycle.value(),
                "id", UUID.randomUUID(),
                "owner", teacher.value(),
                "me", as.value()));
    }
}
