package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Nobody visits: the host records by themselves, and it is theirs alone until they show it. */
@Story
class RecordingAloneTest {
    private static final String TALK = "t0 s60000 n90000 b100000 t110000 e400000";

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester browser;

    final UUID district = UUID.randomUUID();
    PersonId ada, bo;
    PartnershipId id;
    VisitId visit = VisitId.fresh();

    @BeforeEach
    void adaAndBoArePartners() {
        ada = Someone.called("Ada", district);
        bo = Someone.called("Bo", district);
        id = pair.signed(ada, bo);
        Ruled.on("audio", district);
    }

    @Test
    void aPlanThatBindsNobodyElseHoldsAtOnceAndItsHostRecords() {
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, alone(), Instant.now()));
        assertThat(Someone.as(ada, () -> visits.find(id, visit)).agreed()).isPresent();
        Someone.does(ada, () -> recordings.add(id, visit, ada, Lesson.batch(0, 3), Instant.now()));
        assertThat(Someone.as(ada, () -> recordings.of(visits.find(id, visit)))).hasSize(1);
    }

    @Test
    @DisplayName("D3. Nobody plans that somebody else records themselves")
    void nobodyPlansThatSomebodyElseRecordsThemselves() {
        assertThatThrownBy(() -> Someone.does(bo, () -> visits.offer(id, visit, ada, bo, alone(), Instant.now())))
                .isInstanceOf(VisitRefused.NobodyVisits.class);
        assertThatThrownBy(() -> does(
                        bo,
                        "insert into visit (partnership_id, visit_id, host, offered_by, zone, alone) values ('%s', '%s', '%s', '%s', 'UTC', true)"
                                .formatted(id.value(), visit.value(), ada.value(), bo.value())))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    @DisplayName("C1. Nobody is dropped from a visit by a plan without them")
    void nobodyIsDroppedFromAVisitByAPlanWithoutThem() {
        Someone.does(ada, () -> visits.offer(id, visit, ada, ada, Lesson.turns(bo), Instant.now()));
        assertThatThrownBy(() -> Someone.does(ada, () -> visits.change(id, visit, 1, ada, alone(), Instant.now())))
                .isInstanceOf(VisitRefused.NobodyVisits.class);
        assertThatThrownBy(() -> does(ada, """
                        insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)
                        values ('%s', '%s', 2, '%s', '%s', '{}', now(), now() + interval '1 hour', '')
                        """.formatted(id.value(), visit.value(), ada.value(), ada.value())))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    @DisplayName("R1. What a host recorded alone is theirs alone until they show it: that they did so, too")
    void aPartnerSeesNothingOfItUntilItIsShownAndRecordsNothingInIt() {
        keep(TALK, "");
        assertThat(rows(ada)).isEqualTo("1 1 1");
        assertThat(rows(bo)).isEqualTo("0 0 0");
        assertThat(Pair.get(browser, bo, path("/look"))).hasStatus(404);
        assertThat(Pair.get(browser, bo, path(""))).hasStatus(404);
        assertThatThrownBy(() -> does(
                        bo,
                        "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, events) values ('%s', '%s', '%s', '%s', 1, now(), '')"
                                .formatted(id.value(), visit.value(), bo.value(), ada.value())))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(Pair.get(browser, ada, path("/look")))
                .bodyText()
                .contains("Only you can read this", "Show it to Bo");
        assertThat(Pair.get(browser, ada, "/partnerships/" + id.value()))
                .bodyText()
                .contains("recorded a lesson");
        assertThat(Pair.get(browser, bo, "/partnerships/" + id.value()))
                .bodyText()
                .doesNotContain("recorded a lesson");
        Pair.post(browser, ada, path("/look"), "sees", "", "surprises", "");
        assertThat(rows(bo)).isEqualTo("1 1 1");
        assertThat(Pair.get(browser, bo, path("/look")))
                .hasStatusOk()
                .bodyText()
                .contains("Teacher");
    }

    @Test
    @DisplayName("R1 Nor is a row of it in any other table: who signed, what was marked, noted, lost or deleted")
    void noRowOfItIsInAnyTable() {
        keep(TALK, "");
        var event = Someone.as(ada, () -> recordings.of(visits.find(id, visit)))
                .getFirst()
                .recording()
                .marks()
                .getFirst()
                .id();
        var recorder = ada.value().toString();
        for (var form : new String[][] {
            {"/mistakes", "recorder", recorder, "mistaken", event.toString()},
            {"/remarks", "recorder", recorder, "event", event.toString(), "remark", "The bell"},
            {"/losses"}
        })
            assertThat(Pair.post(browser, ada, path(form[0]), Arrays.copyOfRange(form, 1, form.length)))
                    .satisfies(answer ->
                            assertThat(answer.getResponse().getStatus()).isLessThan(400));
        assertThat(tables(ada))
                .contains(
                        "visit",
                        "visit_plan",
                        "visit_signature",
                        "visit_record",
                        "visit_mistake",
                        "visit_remark",
                        "visit_loss");
        assertThat(tables(bo)).isEmpty();
        assertThat(Pair.post(browser, ada, path("/records/deletion"))).hasStatus3xxRedirection();
        assertThat(tables(ada)).contains("visit_erased");
        assertThat(tables(bo)).isEmpty();
    }

    @Test
    @DisplayName("R1 Nobody outside is shown what the partners are not: they read what is shown")
    void nobodyOutsideIsShownItBefore() {
        keep(TALK, "");
        var shares = "/partnerships/" + id.value() + "/shares/new";
        assertThat(Pair.get(browser, ada, shares)).hasStatusOk().bodyText().doesNotContain("What was counted on");
        Pair.post(browser, ada, path("/look"), "sees", "", "surprises", "");
        assertThat(Pair.get(browser, ada, shares)).bodyText().contains("What was counted on");
    }

    /** Those in which somebody finds a row that names the visit. */
    private List<String> tables(PersonId person) {
        var named = Database.superuser()
                .sql("select relname from pg_class c join pg_attribute a on attrelid = c.oid and attname = 'visit_id'"
                        + " where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query(String.class)
                .list();
        return named.stream()
                .filter(table -> Someone.<Integer, RuntimeException>as(
                                person,
                                () -> transaction.execute(
                                        _ -> jdbc.sql("select count(*) from " + table + " where visit_id = ?")
                                                .param(visit.value())
                                                .query(Integer.class)
                                                .single()))
                        > 0)
                .toList();
    }

    @Test
    void itIsShownAtOnceWhereTheHostSaysSoAndAFormSentTwiceKeepsItOnce() {
        keep(TALK, "yes");
        keep(TALK, "yes");
        assertThat(rows(bo)).isEqualTo("1 1 1");
    }

    @Test
    void aPointSaysHowItWasMeasuredSoThatItIsJoinedWithNoOther() {
        keep(TALK, "");
        assertThat(Someone.as(ada, () -> visits.series(id))).singleElement().satisfies(point -> {
            assertThat(point.method()).isEqualTo("heard");
            assertThat(point.seconds()).isEqualTo(400);
            assertThat(point.n()).isEqualTo(350);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t0", "e0", "t1 e2", "t0 s0 e5", "t0 x3 e5", "t0 e99999999", "t0 s9 n3 e10", "t0 s5"})
    void stretchesThatNoDeviceSendsAreRefused(String words) {
        assertThat(Pair.post(browser, ada, "/partnerships/" + id.value() + "/visits/own", form(words, "")))
                .hasStatus(422);
        assertThat(rows(ada)).isEqualTo("0 0 0");
    }

    @Test
    void nothingIsKeptWhereSoundIsOffOrTheLessonIsStillToCome() {
        var later = form(TALK, "");
        later[5] = "2199-01-01";
        assertThat(Pair.post(browser, ada, "/partnerships/" + id.value() + "/visits/own", later))
                .hasStatus(422);
        Ruled.off("audio", district);
        assertThat(Pair.post(browser, ada, "/partnerships/" + id.value() + "/visits/own", form(TALK, "")))
                .hasStatus(422)
                .bodyText()
                .contains("has not switched on");
        assertThat(rows(ada)).isEqualTo("0 0 0");
    }

    private void keep(String stretches, String shown) {
        assertThat(Pair.post(browser, ada, "/partnerships/" + id.value() + "/visits/own", form(stretches, shown)))
                .hasStatus3xxRedirection();
    }

    private String[] form(String stretches, String shown) {
        return new String[] {
            "id",
            visit.value().toString(),
            "stretches",
            stretches,
            "day",
            "2026-09-02",
            "begins",
            "10:00",
            "shown",
            shown
        };
    }

    private String path(String more) {
        return "/partnerships/" + id.value() + "/visits/" + visit.value() + more;
    }

    private static Plan alone() {
        var turns = Lesson.turns(new PersonId(UUID.randomUUID()));
        return new Plan(turns.begins(), turns.ends(), Set.of(), turns.details(), "");
    }

    private String rows(PersonId person) {
        return Someone.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("""
                        select concat_ws(' ', (select count(*) from visit where visit_id = :visit),
                                              (select count(*) from visit_plan where visit_id = :visit),
                                              (select count(*) from visit_record where visit_id = :visit))
                        """)
                        .param("visit", visit.value())
                        .query(String.class)
                        .single()));
    }

    private void does(PersonId person, String sql) {
        Someone.does(
                person,
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(sql).update()));
    }
}
