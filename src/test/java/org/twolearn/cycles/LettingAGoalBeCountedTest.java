package org.twolearn.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.people.PersonId;

/** The owner of a cycle may let it be counted in the district's figures, and take that back until it is. */
@Story
class LettingAGoalBeCountedTest extends TeacherAndCoach {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID cycle;

    @BeforeEach
    void aCycleOfAdas() {
        partnership = pair.signed(coach, teacher);
        cycle = UUID.randomUUID();
        send(teacher, "/cycles", "id", cycle.toString(), "challenge", "Turns").hasStatus(302);
        send(teacher, there("/goal"), "base", "0", "sentence", "Everybody speaks.")
                .hasStatus(302);
    }

    @Test
    @DisplayName(
            "W3 The owner lets a goal be counted as met once it is closed; nobody is asked, and the partner does not see it")
    void theOwnersOwnChoice() {
        send(teacher, there("/figures/met")).hasStatus(422).bodyText().contains("once its cycle is closed");
        send(teacher, there("/closing"), "what", "").hasStatus(302);
        assertThat(rows("goal_met")).isZero();
        send(coach, there("/figures/met")).hasStatus(422);
        send(colleague, there("/figures/met")).hasStatus(404);
        send(teacher, there("/figures/met")).hasStatus(302);
        send(teacher, there("/figures/met")).hasStatus(302);
        assertThat(rows("goal_met")).isOne();
        assertThat(Pair.get(browser, teacher, base() + there("")))
                .bodyText()
                .contains("Your goal is counted as met.", "Only you see what you choose here");
        assertThat(Pair.get(browser, coach, base() + there("")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("counted as met", "district’s figures");
    }

    @Test
    @DisplayName("W3 One of eight areas, chosen by the owner, changed as long as it is not counted")
    void theAreaOfAGoal() {
        send(teacher, there("/figures/area"), "area", "")
                .hasStatus(422)
                .bodyText()
                .contains("Choose one of the eight");
        send(teacher, there("/figures/area"), "area", "charisma").hasStatus(422);
        send(coach, there("/figures/area"), "area", "talk").hasStatus(422);
        send(teacher, there("/figures/area"), "area", "talk").hasStatus(302);
        send(teacher, there("/figures/area/removal")).hasStatus(302);
        send(teacher, there("/figures/area"), "area", "each student").hasStatus(302);
        assertThat(Pair.get(browser, teacher, base() + there("")))
                .bodyText()
                .contains("Reaching each student, also with support</strong>");
    }

    @Test
    @DisplayName("W3 The database lets only the owner say it, and only they read it")
    void onlyTheOwnerSaysAndReadsIt() {
        var say = "insert into goal_met (partnership_id, cycle_id, owner) values (:partnership, :cycle, :owner)";
        var values = Map.of("partnership", partnership.value(), "cycle", cycle, "owner", teacher.value());
        assertThatThrownBy(() -> pair.sql(coach, say, values)).isInstanceOf(DataAccessException.class);
        assertThat(pair.sql(teacher, say, values)).isOne();
        assertThat(read(teacher)).isOne();
        assertThat(read(coach)).isZero();
        assertThat(read(principal)).isZero();
    }

    private int read(PersonId reader) {
        return Someone.<Integer, RuntimeException>as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from goal_met where cycle_id = ?")
                        .param(cycle)
                        .query(Integer.class)
                        .single()));
    }

    @Test
    @DisplayName("W3 It can be taken back until it is counted, and not after")
    void takenBackUntilItIsCounted() {
        send(teacher, there("/closing"), "what", "").hasStatus(302);
        send(teacher, there("/figures/met")).hasStatus(302);
        send(coach, there("/figures/met/removal")).hasStatus(422);
        assertThat(rows("goal_met")).isOne();
        send(teacher, there("/figures/met/removal")).hasStatus(302);
        assertThat(rows("goal_met")).isZero();

        send(teacher, there("/figures/met")).hasStatus(302);
        var db = Database.superuser();
        db.sql("update goal_met set said_at = '2019-09-10 12:00-05' where cycle_id = ?")
                .param(cycle)
                .update();
        countedIn2019();
        send(teacher, there("/figures/met/removal")).hasStatus(422).bodyText().contains("counted already");
        assertThat(rows("goal_met")).isOne();
        db.sql("update goal_met set said_at = now() where cycle_id = ?")
                .param(cycle)
                .update();
        send(teacher, there("/figures/met/removal")).hasStatus(302);
        assertThat(rows("goal_met")).isZero();
    }

    /** In a district that grows from test to test, once for all of them. */
    private void countedIn2019() {
        var db = Database.superuser();
        for (int more = 0; more < 50; more++) somebody("Teacher", "teacher");
        var counted = "select exists (select from figure where district_id = ? and year = 2019 and measure = 'met')";
        if (!db.sql(counted).param(Someone.LAKESHORE).query(Boolean.class).single())
            db.sql("call count_figures(?, 2019, 1)").param(Someone.LAKESHORE).update();
        assertThat(db.sql(counted).param(Someone.LAKESHORE).query(Boolean.class).single())
                .isTrue();
    }

    private String there(String noun) {
        return "/cycles/" + cycle + noun;
    }

    private int rows(String table) {
        return Database.superuser()
                .sql("select count(*) from " + table + " where cycle_id = ?")
                .param(cycle)
                .query(Integer.class)
                .single();
    }
}
