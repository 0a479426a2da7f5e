package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Someone;
import org.twolearn.TeacherAndCoach;
import org.twolearn.people.PersonId;

/** What PostgreSQL itself, asked as the application's role, refuses to one and allows another. */
abstract class Two extends TeacherAndCoach {
    static final String CYCLE = "insert into cycle (partnership_id, cycle_id, owner) values (:p, :cycle, :me)";
    static final String GOAL = "insert into goal (partnership_id, entry_id, cycle_id, owner, version, words)"
            + " values (:p, :id, :cycle, :owner, 1, '')";
    static final String CLOSING =
            "insert into closing (partnership_id, entry_id, cycle_id, owner) values (:p, :id, :cycle, :owner)";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    final UUID cycle = UUID.randomUUID();
    final UUID visit = UUID.randomUUID();

    /** The values of :p, :cycle, :visit, :teacher, :coach, :me (who asks), :owner (the teacher) and a fresh :id. */
    Map<String, Object> values(PersonId as) {
        return new HashMap<>(Map.of(
                "p", partnership.value(),
                "cycle", cycle,
                "visit", visit,
                "teacher", teacher.value(),
                "coach", coach.value(),
                "owner", teacher.value(),
                "me", as.value(),
                "id", UUID.randomUUID()));
    }

    int does(PersonId as, String sql) {
        return pair.sql(as, sql, values(as));
    }

    void allowed(PersonId as, String sql) {
        assertThat(does(as, sql)).as(sql).isOne();
    }

    void refused(PersonId as, String sql) {
        assertThatThrownBy(() -> does(as, sql)).as(sql).isInstanceOf(DataAccessException.class);
    }

    int count(PersonId as, String what) {
        return Someone.<Integer, RuntimeException>as(
                as,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + what)
                        .params(values(as))
                        .query(Integer.class)
                        .single()));
    }

    /** A visit of one to the other, offered by its host and not yet accepted. */
    void offersAVisit(PersonId host, PersonId visitor) {
        allowed(
                host,
                "insert into visit (partnership_id, visit_id, host, offered_by, zone) values (:p, :visit, :me, :me, 'UTC')");
        allowed(
                host,
                "insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)"
                        + " values (:p, :visit, 1, :me, :me, array['" + visitor.value()
                        + "']::uuid[], now(), now() + interval '1 hour', '')");
        allowed(host, SIGN);
    }

    static final String SIGN =
            "insert into visit_signature (partnership_id, visit_id, version, person_id) values (:p, :visit, 1, :me)";
    static final String RECORD =
            "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events)"
                    + " values (:p, :visit, :coach, :teacher, 1, now(), '')";
}
