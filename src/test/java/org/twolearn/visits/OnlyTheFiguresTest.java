package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.Pair.get;
import static org.twolearn.Pair.post;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.cycles.CycleId;

/** Of what was recorded at seats its host may keep only the figures: each single event is gone for good, for everybody. */
@Story
class OnlyTheFiguresTest extends AtAVisit {
    private static final String KEEP =
            "insert into visit_kept (partnership_id, visit_id, recorder, host, version, started_at, done_at, figures)"
                    + " values (:id, :visit, :bo, :ada, 1, now(), now(), '')";

    final CycleId cycle = new CycleId(UUID.randomUUID());

    @BeforeEach
    void boHasVisitedAda() {
        assertThat(post(browser, ada, base() + "/cycles", "id", cycle.value().toString()))
                .hasStatus3xxRedirection();
        visited(cycle);
    }

    @Test
    @DisplayName("C3 The events are gone, sealed as they were, and the figures stay as they were counted last")
    void theEventsAreGoneAndTheFiguresStay() {
        mark(ada, "mistaken", 1).hasStatus3xxRedirection();
        looked();
        assertThat(get(browser, ada, there() + "/figures"))
                .hasStatusOk()
                .bodyText()
                .contains("destroyed for good", "2 of 26", "what was tapped at each seat", "A backup");
        keep();
        assertThat(stored("visit_record")).isZero();
        assertThat(stored("visit_mistake")).isZero();
        assertThat(stored("visit_kept")).isOne();
        assertThat(stored("visit_erased")).isZero();
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, there() + "/look"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Ada kept only the figures", "2 of 26", "10 min 0 s")
                    .doesNotContain("seat 2", "0:01", "Seat by seat", "Every event");
        mark(ada, "counts", 1).hasStatus(404);
    }

    @Test
    void thePointStaysInTheSeriesAndSaysSo() {
        looked();
        keep();
        assertThat(turns()).containsExactly(3L);
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, base()))
                    .bodyText()
                    .contains("3 of 26", "only the figures are kept", "kept only the figures of what was recorded");
        assertThat(get(browser, bo, there() + "/record")).hasStatus3xxRedirection();
        assertThat(get(browser, bo, there())).hasStatusOk().bodyText().doesNotContain("/recorder");
    }

    /** A device that comes late brings nothing back, and is told to destroy what it holds. */
    @Test
    void whatADeviceStillHoldsIsRefusedForGood() {
        looked();
        keep();
        assertThatThrownBy(() -> add(bo, Lesson.batch(0, 9))).isInstanceOf(VisitRefused.OnlyFigures.class);
        assertThatThrownBy(() -> add(ada, Lesson.batch(0, 9))).isInstanceOf(VisitRefused.OnlyFigures.class);
        var sent = org.twolearn.Someone.as(
                bo,
                () -> browser.post()
                        .uri(there() + "/events")
                        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                        .content("""
                        {"started": %d, "taps": [{"id": "%s", "ms": 1000, "code": "individual", "seat": 9}]}""".formatted(System.currentTimeMillis(), UUID.randomUUID()))
                        .exchange());
        assertThat(sent).hasStatus(410).bodyText().contains("keeps only the figures", "is destroyed");
        var again = "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events)"
                + " values (:id, :visit, :bo, :ada, 1, now(), '')";
        assertThatThrownBy(() -> pair.sql(bo, again, values(bo))).isInstanceOf(BadSqlGrammarException.class);
        assertThat(stored("visit_record")).isZero();
    }

    @Test
    @DisplayName("C3 Nobody but the host keeps only the figures, and not before they have looked")
    void onlyTheHostAndAfterTheLook() {
        keep();
        assertThat(stored("visit_record")).isOne();
        assertThat(get(browser, ada, there() + "/figures")).bodyText().contains("There is nothing to bring down");
        assertThatThrownBy(() -> pair.sql(ada, KEEP, values(ada))).isInstanceOf(BadSqlGrammarException.class);
        looked();
        for (var who : List.of(bo, principal)) {
            assertThat(get(browser, who, there() + "/figures")).hasStatus(404);
            assertThat(post(browser, who, there() + "/figures")).hasStatus(404);
            assertThatThrownBy(() -> pair.sql(who, KEEP, values(who))).isInstanceOf(BadSqlGrammarException.class);
        }
        assertThat(get(browser, bo, there() + "/look")).bodyText().doesNotContain(there() + "/figures");
        assertThat(get(browser, ada, there() + "/look")).bodyText().contains(there() + "/figures");
        assertThat(pair.sql(ada, "delete from visit_record where visit_id = :visit", values(ada)))
                .isZero();
        assertThat(pair.sql(ada, KEEP, values(ada))).isOne();
        assertThat(pair.sql(bo, "delete from visit_record where visit_id = :visit", values(bo)))
                .isZero();
        assertThat(pair.sql(ada, "delete from visit_record where visit_id = :visit", values(ada)))
                .isOne();
    }

    @Test
    void aNoteBesideAnEventStandsBesideTheVisitThen() {
        assertThat(post(
                        browser,
                        bo,
                        there() + "/remarks",
                        "recorder",
                        bo.value().toString(),
                        "event",
                        event(1),
                        "remark",
                        "A long think here"))
                .hasStatus3xxRedirection();
        looked();
        assertThat(get(browser, ada, there() + "/figures"))
                .bodyText()
                .contains("One note stands beside a single event");
        keep();
        for (var who : List.of(ada, bo))
            assertThat(get(browser, who, there() + "/look"))
                    .bodyText()
                    .contains("A long think here", "Notes beside what was recorded");
    }

    /** W7: the figures are the host's to delete, too. */
    @Test
    void theFiguresGoWithADeletionAfterwards() {
        looked();
        keep();
        keep();
        assertThat(get(browser, ada, there() + "/look")).bodyText().contains(there() + "/records");
        assertThat(pair.sql(ada, "delete from visit_kept where visit_id = :visit", values(ada)))
                .isZero();
        assertThat(post(browser, ada, there() + "/records/deletion")).hasStatus3xxRedirection();
        assertThat(stored("visit_kept")).isZero();
        assertThat(turns()).isEmpty();
        assertThat(get(browser, bo, there() + "/look")).bodyText().contains("Deleted by its host, Ada");
    }

    @Test
    @DisplayName("W5 The figures are sealed: no count of them is open")
    void theyAreSealed() {
        looked();
        keep();
        assertThat(stored("visit_kept where position(convert_to('\"n\"', 'UTF8') in figures) > 0"))
                .isZero();
    }

    /** A key that is not in hand now is no reason to count nothing and destroy all. */
    @Test
    void whatDoesNotOpenNowIsNotDestroyed() {
        looked();
        Database.superuser()
                .sql(
                        "update visit_record set events = set_byte(events, length(events) - 1, 255 - get_byte(events, length(events) - 1)) where visit_id = ?")
                .param(visit.value())
                .update();
        assertThat(post(browser, ada, there() + "/figures")).hasStatus(422);
        assertThat(stored("visit_record")).isOne();
        assertThat(stored("visit_kept")).isZero();
    }

    private void looked() {
        assertThat(post(browser, ada, there() + "/look", "sees", "The back corner"))
                .hasStatus3xxRedirection();
    }

    private void keep() {
        assertThat(post(browser, ada, there() + "/figures")).hasStatus3xxRedirection();
    }
}
