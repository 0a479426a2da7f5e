package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Ada and Bo are partners, Pat is nobody to them, and there is a visit in Ada's room. */
abstract class AtAVisit {
    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    MockMvcTester browser;

    PersonId ada, bo, principal;
    PartnershipId id;
    VisitId visit = VisitId.fresh();

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        principal = Someone.called("Pat");
        id = pair.signed(ada, bo);
    }

    /** Planned by Ada, signed by Bo half a minute ago. */
    void agreed(@Nullable CycleId cycle) {
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, Lesson.turns(bo), cycle, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, visit, 1, bo, Instant.now().minusSeconds(30)));
    }

    /** Three turns. */
    void begun(@Nullable CycleId cycle) {
        agreed(cycle);
        add(bo, Lesson.batch(0, 3));
    }

    /** Three turns in ten minutes. */
    void visited(@Nullable CycleId cycle) {
        begun(cycle);
        add(bo, Lesson.end(600_000));
    }

    int add(PersonId by, Batch batch) {
        return Someone.as(by, () -> recordings.add(id, visit, by, batch, Instant.now()));
    }

    MvcTestResultAssert mark(PersonId who, String what, int event) {
        var recorder = bo.value().toString();
        return assertThat(Pair.post(browser, who, there() + "/mistakes", "recorder", recorder, what, event(event)));
    }

    static String event(int number) {
        return new UUID(7, number).toString();
    }

    List<Long> turns() {
        return Someone.as(bo, () -> visits.series(id)).stream().map(Point::n).toList();
    }

    /** @param what a table, or a table and a condition */
    int stored(String what) {
        var where = what.contains(" where ") ? " and" : " where";
        return Database.superuser()
                .sql("select count(*) from " + what + where + " partnership_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    Map<String, Object> values(PersonId me) {
        return Map.of("id", id.value(), "visit", visit.value(), "ada", ada.value(), "bo", bo.value(), "me", me.value());
    }

    String base() {
        return "/partnerships/" + id.value();
    }

    String there() {
        return base() + "/visits/" + visit.value();
    }
}
