package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** A host marks an event as mistaken, and deletes what was recorded in a cycle of theirs. */
@Story
class CorrectingARecordTest {
    private static final String MARK =
            "insert into visit_mistake (partnership_id, entry_id, visit_id, recorder, host, event_id, what)"
                    + " values (:id, gen_random_uuid(), :visit, :bo, :ada, gen_random_uuid(), 'mistaken')";

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
    UUID cycle = UUID.randomUUID();
    VisitId visit = VisitId.fresh();

    @BeforeEach
    void boHasVisitedAdaInHerCycle() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
        principal = Someone.called("Pat");
        id = pair.signed(ada, bo);
        assertThat(post(browser, ada, base() + "/cycles", "id", cycle.toString()))
                .hasStatus3xxRedirection();
        visited(visit);
    }

    @Test
    void theEventStaysAndTheFiguresAreCountedWithoutIt() {
        assertThat(turns()).containsExactly(3L);
        mark(ada, "mistaken", 1).hasStatus3xxRedirection();
        assertThat(turns()).containsExactly(2L);
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, there() + (who.equals(ada) ? "/look" : "/record")))
                    .bodyText()
                    .contains("<del>", "0:01", "marked by Ada", "2 of 26");
        assertThat(get(browser, bo, there() + "/record")).bodyText().doesNotContain("name=\"mistaken\"");

        mark(ada, "counts", 1).hasStatus3xxRedirection();
        assertThat(turns()).containsExactly(3L);
        assertThat(get(browser, ada, there() + "/look")).bodyText().doesNotContain("<del>");
        assertThat(stored("visit_mistake")).isEqualTo(2);
    }

    @Test
    void sentTwiceItIsSaidOnce() {
        var entry = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++)
            assertThat(post(
                            browser,
                            ada,
                            there() + "/mistakes",
                            "id",
                            entry,
                            "recorder",
                            bo.value().toString(),
                            "mistaken",
                            event(1)))
                    .hasStatus3xxRedirection();
        assertThat(stored("visit_mistake")).isEqualTo(1);
    }

    @Test
    @DisplayName("C3/D3 Only the host marks an event as mistaken, and only one that is there")
    void onlyTheHostMarksAndOnlyWhatIsThere() {
        mark(bo, "mistaken", 1).hasStatus(404);
        mark(principal, "mistaken", 1).hasStatus(404);
        mark(ada, "mistaken", 99).hasStatus(404);
        mark(ada, "removed", 1).hasStatus(404);
        assertThat(stored("visit_mistake")).isZero();
        assertThatThrownBy(() -> pair.sql(bo, MARK, values())).isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(ada, MARK, values())).isOne();
    }

    /** The recorder takes back while recording. */
    @Test
    void nothingIsMarkedBeforeDone() {
        var running = VisitId.fresh();
        Someone.does(ada, () -> visits.offer(id, running, ada, ada, Lesson.turns(bo), Instant.now()));
        Someone.does(bo, () -> visits.sign(id, running, 1, bo, Instant.now().minusSeconds(30)));
        Someone.as(bo, () -> recordings.add(id, running, bo, Lesson.batch(0, 3), Instant.now()));
        visit = running;
        mark(ada, "mistaken", 1).hasStatus(404);
        assertThatThrownBy(() -> pair.sql(ada, MARK, values())).isInstanceOf(BadSqlGrammarException.class);
    }

    /** W7: what was recorded goes; words stay with who wrote them. */
    @Test
    void theHostDeletesWhatWasRecordedInTheCycle() {
        assertThat(post(browser, bo, there() + "/note", "question", "What did you expect?", "unseen", "The door"))
                .hasStatus3xxRedirection();
        assertThat(post(browser, ada, there() + "/look", "sees", "The back corner"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, ada, base() + "/cycles/" + cycle + "/records"))
                .bodyText()
                .contains("Delete it for good", "cannot be undone");
        assertThat(get(browser, bo, base() + "/cycles/" + cycle + "/records"))
                .bodyText()
                .doesNotContain("Delete it for good");

        erase(bo);
        assertThat(stored("visit_record")).isEqualTo(1);
        erase(ada);
        erase(ada);

        assertThat(stored("visit_record")).isZero();
        assertThat(stored("visit_erased")).isEqualTo(1);
        assertThat(turns()).isEmpty();
        for (var who : List.of(ada, bo)) {
            assertThat(get(browser, who, there() + "/look"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Deleted by its host, Ada", "The back corner", "What did you expect?")
                    .doesNotContain("The door");
            assertThat(get(browser, who, base())).bodyText().contains("was deleted by its host, Ada");
        }
    }

    /** What somebody left unfinished is seen by its host when the visit is over, and deleted with the rest. */
    @Test
    void anUnfinishedRecordIsTheHostsToDeleteToo() {
        var running = VisitId.fresh();
        begun(running, new org.twolearn.cycles.CycleId(cycle));
        assertThat(Someone.as(ada, () -> visits.find(id, running)).records()).isEmpty();
        Database.superuser()
                .sql("update visit_plan set begins = now() - interval '2 hours', ends = now() - interval '1 hour'"
                        + " where visit_id = ?")
                .param(running.value())
                .update();
        assertThat(Someone.as(ada, () -> visits.find(id, running)).records()).hasSize(1);
        assertThat(get(browser, ada, base() + "/visits/" + running.value()))
                .bodyText()
                .contains("/records");

        erase(ada);
        assertThat(stored("visit_record")).isZero();
    }

    @Test
    void whatWasRecordedOutsideACycleIsDeletedOnThePageOfItsVisit() {
        visit = VisitId.fresh();
        begun(visit, null);
        Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.end(600_000), Instant.now()));
        assertThat(get(browser, ada, there() + "/look")).bodyText().contains(there() + "/records");
        assertThat(get(browser, ada, there() + "/records")).bodyText().contains("Delete it for good");
        assertThat(get(browser, bo, there() + "/records")).hasStatus(404);
        assertThat(post(browser, bo, there() + "/records/deletion")).hasStatus(404);
        assertThat(stored("visit_record")).isEqualTo(2);

        for (int i = 0; i < 2; i++)
            assertThat(post(browser, ada, there() + "/records/deletion")).hasStatus3xxRedirection();
        assertThat(stored("visit_record")).isEqualTo(1);
        assertThat(get(browser, bo, there() + "/look")).bodyText().contains("Deleted by its host, Ada");
    }

    private void begun(VisitId one, org.twolearn.cycles.CycleId of) {
        Someone.does(ada, () -> visits.offer(id, one, ada, ada, Lesson.turns(bo), of, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, one, 1, bo, Instant.now().minusSeconds(30)));
        Someone.as(bo, () -> recordings.add(id, one, bo, Lesson.batch(0, 3), Instant.now()));
    }

    /** A device that comes late brings nothing back. */
    @Test
    void whatWasDeletedIsNotRecordedAgain() {
        erase(ada);
        assertThatThrownBy(() -> Someone.as(bo, () -> recordings.add(id, visit, bo, Lesson.batch(0, 9), Instant.now())))
                .isInstanceOf(VisitRefused.Erased.class);
        var again = "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events)"
                + " values (:id, :visit, :bo, :ada, 1, now(), '')";
        assertThatThrownBy(() -> pair.sql(bo, again, values())).isInstanceOf(BadSqlGrammarException.class);
    }

    /** The database deletes nothing without the mark, and nothing for anybody but the host. */
    @Test
    @DisplayName("C3/W7 Nobody but the host deletes what was recorded, and not without the mark that says so")
    void nobodyElseDeletesAndNobodyWithoutTheMark() {
        var delete = "delete from visit_record where visit_id = :visit";
        assertThat(pair.sql(bo, delete, values())).isZero();
        assertThat(pair.sql(ada, delete, values())).isZero();
        assertThat(pair.sql(
                        ada,
                        "insert into visit_erased (partnership_id, visit_id, host) values (:id, :visit, :ada)",
                        values()))
                .isOne();
        assertThat(pair.sql(bo, delete, values())).isZero();
        assertThat(pair.sql(ada, delete, values())).isOne();
    }

    private void visited(VisitId one) {
        var plan = Lesson.turns(bo);
        var of = new org.twolearn.cycles.CycleId(cycle);
        Someone.does(ada, () -> visits.offer(id, one, ada, ada, plan, of, Instant.now()));
        Someone.does(bo, () -> visits.sign(id, one, 1, bo, Instant.now().minusSeconds(30)));
        Someone.as(bo, () -> recordings.add(id, one, bo, Lesson.batch(0, 3), Instant.now()));
        Someone.as(bo, () -> recordings.add(id, one, bo, Lesson.end(600_000), Instant.now()));
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResultAssert mark(
            PersonId who, String what, int event) {
        return assertThat(
                post(browser, who, there() + "/mistakes", "recorder", bo.value().toString(), what, event(event)));
    }

    private void erase(PersonId who) {
        assertThat(post(browser, who, base() + "/cycles/" + cycle + "/records/deletion"))
                .hasStatus3xxRedirection();
    }

    private static String event(int number) {
        return new UUID(7, number).toString();
    }

    private List<Long> turns() {
        return Someone.as(bo, () -> visits.series(id)).stream().map(Point::n).toList();
    }

    private int stored(String table) {
        return Database.superuser()
                .sql("select count(*) from " + table + " where partnership_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> values() {
        return Map.of("id", id.value(), "visit", visit.value(), "ada", ada.value(), "bo", bo.value());
    }

    private String base() {
        return "/partnerships/" + id.value();
    }

    private String there() {
        return base() + "/visits/" + visit.value();
    }
}
