package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.cycles.CycleId;
import org.twolearn.people.PersonId;

/** A host marks an event as mistaken, and deletes what was recorded in a cycle of theirs. */
@Story
class CorrectingARecordTest extends AtAVisit {
    private static final String MARK =
            "insert into visit_mistake (partnership_id, entry_id, visit_id, recorder, host, event_id, what)"
                    + " values (:id, gen_random_uuid(), :visit, :bo, :ada, gen_random_uuid(), 'mistaken')";

    @Autowired
    RecordTable records;

    @Autowired
    TransactionTemplate transaction;

    final CycleId cycle = new CycleId(UUID.randomUUID());

    @BeforeEach
    void boHasVisitedAdaInHerCycle() {
        assertThat(post(browser, ada, base() + "/cycles", "id", cycle.value().toString()))
                .hasStatus3xxRedirection();
        visited(cycle);
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
        assertThatThrownBy(() -> pair.sql(bo, MARK, values(bo))).isInstanceOf(BadSqlGrammarException.class);
        assertThat(pair.sql(ada, MARK, values(ada))).isOne();
    }

    /** The recorder takes back while recording. */
    @Test
    void nothingIsMarkedBeforeDone() {
        visit = VisitId.fresh();
        begun(null);
        mark(ada, "mistaken", 1).hasStatus(404);
        assertThatThrownBy(() -> pair.sql(ada, MARK, values(ada))).isInstanceOf(BadSqlGrammarException.class);
    }

    /** W7: what was recorded goes; words stay with who wrote them. */
    @Test
    void theHostDeletesWhatWasRecordedInTheCycle() {
        assertThat(post(browser, bo, there() + "/note", "question", "What did you expect?", "unseen", "The door"))
                .hasStatus3xxRedirection();
        assertThat(post(browser, ada, there() + "/look", "sees", "The back corner"))
                .hasStatus3xxRedirection();
        assertThat(get(browser, ada, base() + "/cycles/" + cycle.value() + "/records"))
                .bodyText()
                .contains("Delete it for good", "cannot be undone");
        assertThat(get(browser, bo, base() + "/cycles/" + cycle.value() + "/records"))
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
        visit = VisitId.fresh();
        begun(cycle);
        assertThat(Someone.as(ada, () -> visits.find(id, visit)).records()).isEmpty();
        Database.superuser()
                .sql("update visit_plan set begins = now() - interval '2 hours', ends = now() - interval '1 hour'"
                        + " where visit_id = ?")
                .param(visit.value())
                .update();
        assertThat(Someone.as(ada, () -> visits.find(id, visit)).records()).hasSize(1);
        assertThat(get(browser, ada, there())).bodyText().contains("/records");

        erase(ada);
        assertThat(stored("visit_record")).isZero();
    }

    @Test
    void whatWasRecordedOutsideACycleIsDeletedOnThePageOfItsVisit() {
        visit = VisitId.fresh();
        visited(null);
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

    /** A device that comes late brings nothing back. */
    @Test
    void whatWasDeletedIsNotRecordedAgain() {
        erase(ada);
        assertThatThrownBy(() -> add(bo, Lesson.batch(0, 9))).isInstanceOf(VisitRefused.Erased.class);
        var again = "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events)"
                + " values (:id, :visit, :bo, :ada, 1, now(), '')";
        assertThatThrownBy(() -> pair.sql(bo, again, values(bo))).isInstanceOf(BadSqlGrammarException.class);
    }

    /** Whichever comes first: the deletion waits for a first batch on its way, and takes it along. */
    @Test
    void whatIsOnItsWayWhileTheHostDeletesIsDeletedToo() throws Exception {
        visit = VisitId.fresh();
        agreed(null);
        var found = Someone.as(ada, () -> visits.find(id, visit));
        var there = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var recording = threads.submit(() -> Someone.does(
                    bo,
                    () -> transaction.executeWithoutResult(_ -> {
                        add(bo, Lesson.batch(0, 3));
                        there.countDown();
                        waitFor(go);
                    })));
            waitFor(there);
            var deleting = threads.submit(
                    () -> Someone.does(ada, () -> transaction.executeWithoutResult(_ -> records.erase(found))));
            while (waiting() == 0 && !deleting.isDone()) Thread.onSpinWait();
            go.countDown();
            recording.get(1, TimeUnit.MINUTES);
            deleting.get(1, TimeUnit.MINUTES);
        }

        assertThat(stored("visit_record where visit_id = '" + visit.value() + "'"))
                .isZero();
        assertThatThrownBy(() -> add(bo, Lesson.batch(0, 9))).isInstanceOf(VisitRefused.Erased.class);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static int waiting() {
        return Database.superuser()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Integer.class)
                .single();
    }

    /** The database deletes nothing without the mark, and nothing for anybody but the host. */
    @Test
    @DisplayName("C3/W7 Nobody but the host deletes what was recorded, and not without the mark that says so")
    void nobodyElseDeletesAndNobodyWithoutTheMark() {
        var delete = "delete from visit_record where visit_id = :visit";
        assertThat(pair.sql(bo, delete, values(bo))).isZero();
        assertThat(pair.sql(ada, delete, values(ada))).isZero();
        assertThat(pair.sql(
                        ada,
                        "insert into visit_erased (partnership_id, visit_id, host) values (:id, :visit, :ada)",
                        values(ada)))
                .isOne();
        assertThat(pair.sql(bo, delete, values(bo))).isZero();
        assertThat(pair.sql(ada, delete, values(ada))).isOne();
    }

    private void erase(PersonId who) {
        assertThat(post(browser, who, base() + "/cycles/" + cycle.value() + "/records/deletion"))
                .hasStatus3xxRedirection();
    }
}
