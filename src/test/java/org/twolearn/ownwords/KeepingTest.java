package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.database.ByItsDay;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;
import org.twolearn.web.Words;

/** W7: members choose together how long it is kept; nothing is erased before its day, unasked or untold. */
@Story
class KeepingTest extends TeacherAndCoach {
    private static final JdbcClient DB = Database.superuser();
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Autowired
    List<ByItsDay> days;

    @Autowired
    Partnerships partnerships;

    @Autowired
    Vault vault;

    @BeforeEach
    void bothHaveWritten() {
        send(teacher, "/learning", "learned", "Ada saw twelve").hasStatus(302);
        send(coach, "/learning", "learned", "Bo saw nine").hasStatus(302);
    }

    @Test
    @DisplayName("W7 A choice holds once all have said yes to the same, and ends when one of them takes it back")
    void allSayYesAndOneTakesItBack() {
        assertThat(shown(teacher, base())).contains("What we wrote stays until each of us erases it.", page());
        var choice = proposed(teacher, "30 days", "school year");

        assertThat(shown(teacher, page())).contains("Bo has not said yes", "You have not chosen anything else");
        assertThat(shown(coach, base())).contains("A proposal waits for your yes.");
        assertThat(shown(coach, "/")).contains("There is a proposal in your partnership with Ada");
        assertThat(shown(teacher, "/")).doesNotContain("There is a proposal");
        says(coach, choice);

        for (var one : List.of(teacher, coach))
            assertThat(shown(one, base()))
                    .contains("erased 30 days after this partnership has ended", "after the June 30 that follows")
                    .doesNotContain("waits for your yes");
        assertThat(shown(coach, "/")).doesNotContain("There is a proposal");
        takesBack(coach, choice);
        for (var one : List.of(teacher, coach))
            assertThat(shown(one, page())).contains("You have not chosen anything else");
    }

    @Test
    @DisplayName(
            "W7 On the day that all chose, a month after the end, the words of each go with their keys; not a day before")
    void onItsDayAndNotBefore() {
        var elsewhere = pair.agreed(teacher, colleague);
        Pair.post(browser, teacher, "/partnerships/" + elsewhere.value() + "/learning", "learned", "Ada elsewhere");
        agreed("30 days", "");
        leaves(coach);

        later(23);
        assertThat(told()).as("eight days before").isZero();
        later(1);
        assertThat(told()).as("a week before").isEqualTo(2);
        var day = LocalDate.now(CHICAGO).plusDays(7);
        assertThat(shown(teacher, "/"))
                .contains("On " + Words.day(day) + " what you wrote in your partnership with Bo");
        assertThat(shown(coach, "/"))
                .contains("On " + Words.day(day) + " what you wrote in a partnership that is closed to you now");
        assertThat(shown(teacher, page())).contains("Something of it is erased on " + Words.day(day));
        later(6);
        assertThat(shown(teacher, base())).contains("Ada saw twelve", "Bo saw nine");
        var secrets = secrets();
        later(1);

        assertThat(shown(teacher, base())).doesNotContain("Ada saw twelve", "Bo saw nine");
        assertThat(secrets).hasSize(2).noneMatch(KeepingTest::stored);
        assertThat(shown(teacher, "/partnerships/" + elsewhere.value())).contains("Ada elsewhere");
        for (var one : List.of(teacher, coach)) {
            var erased = Someone.as(one, () -> vault.erasures());
            assertThat(erased)
                    .singleElement()
                    .satisfies(e -> assertThat(e.destroyedAt()).isNotNull());
            assertThat(shown(one, "/me/erasures/" + erased.getFirst().id() + "/certificate.txt"))
                    .contains("Keys destroyed", partnership.value().toString());
            assertThat(shown(one, "/")).doesNotContain("is erased, as all of you chose");
        }
        later(9);
        assertThat(Someone.as(teacher, () -> vault.erasures())).as("once").hasSize(1);
    }

    @Test
    @DisplayName("W7 A database from before, brought back beside the keys of today, opens nothing whose day was there")
    void anOlderDumpOpensNothing() {
        agreed("30 days", "");
        leaves(coach);
        later(24);
        later(7);
        DB.sql("update partnership_key set erased_at = null where partnership_id = ?")
                .param(partnership.value())
                .update();
        assertThat(shown(teacher, base())).doesNotContain("Ada saw twelve", "Bo saw nine");
    }

    @Test
    @DisplayName("W7 As long as two are in it nothing ends, and without a choice nothing leaves at all")
    void nothingUnasked() {
        agreed("30 days", "");
        later(500);
        assertThat(told()).isZero();
        leaves(coach);
        takesBack(coach, choice());
        later(500);
        assertThat(told()).isZero();
        assertThat(shown(teacher, base())).contains("Ada saw twelve", "Bo saw nine");
    }

    @Test
    @DisplayName("W7 Who has left is told, too, and keeps it longer for all with one press")
    void whoLeftKeepsItLonger() {
        agreed("30 days", "");
        leaves(coach);
        later(24);
        assertThat(shown(coach, "/")).contains("Keep it longer");
        assertThat(Pair.get(browser, coach, page())).hasStatus(404);
        takesBack(coach, choice());
        for (var one : List.of(teacher, coach)) assertThat(shown(one, "/")).doesNotContain("Keep it longer");
        later(60);
        assertThat(shown(teacher, base())).contains("Ada saw twelve", "Bo saw nine");
    }

    @Test
    @DisplayName("W7 Nobody’s words go by a yes that was not theirs: who left without one, and who came since")
    void onlyByOnesOwnYes() {
        var choice = proposed(teacher, "30 days", "");
        leaves(coach);
        later(100);
        assertThat(told()).as("a proposal that nobody else agreed to").isZero();
        send(teacher, "/keeping/" + choice + "/yes").hasStatus(422);
        send(teacher, "/keeping", "end", "one year", "close", "")
                .hasStatus(422)
                .bodyText()
                .contains("nobody else is here");
        assertThat(shown(teacher, base())).contains("Ada saw twelve", "Bo saw nine");

        var three = pair.agreed(teacher, coach);
        var path = "/partnerships/" + three.value() + "/keeping";
        var id = UUID.randomUUID().toString();
        assertThat(Pair.post(browser, coach, path, "id", id, "end", "", "close", "30 days"))
                .hasStatus(302);
        assertThat(Pair.post(browser, teacher, path + "/" + id + "/yes")).hasStatus(302);
        DB.sql("insert into membership (partnership_id, person_id) values (?, ?)")
                .params(three.value(), colleague.value())
                .update();
        assertThat(shown(coach, path)).contains("Cleo has not said yes", "You have not chosen anything else");
        assertThat(Pair.post(browser, colleague, path + "/" + id + "/yes")).hasStatus(302);
        assertThat(shown(coach, path))
                .contains("is deleted 30 days after its cycle")
                .doesNotContain("has not said yes");
    }

    @Test
    @DisplayName(
            "W7 A choice is not applied backwards: two weeks from the last yes at least, then only the cycle’s records go")
    void recordsGoNotBeforeTwoWeeks() {
        var closed = cycle("now() - interval '100 days'");
        var open = cycle("null");
        var gone = recorded(closed);
        var stays = recorded(open);
        agreed("", "30 days");

        later(7);
        assertThat(told()).isZero();
        later(1);
        assertThat(told()).isEqualTo(2);
        assertThat(shown(coach, "/")).contains("what was recorded in a closed cycle of your partnership with Ada");
        later(6);
        assertThat(records(gone)).isOne();
        later(1);
        assertThat(records(gone)).isZero();
        assertThat(records(stays)).isOne();
        assertThat(DB.sql(
                                "select count(*) from visit_erased where visit_id = ? and host = ? and keeping_id is not null")
                        .params(gone, teacher.value())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(shown(teacher, base())).contains("Ada saw twelve", "Bo saw nine");
        assertThat(shown(coach, "/")).doesNotContain("closed cycle");
    }

    @Test
    @DisplayName("W7 Under a hold the records go from the page on their day, and the row stays with the hold, sealed")
    void aHoldKeepsRecords() {
        var visit = recorded(cycle("now() - interval '100 days'"));
        agreed("", "30 days");
        DB.sql("insert into hold (district_id, hold_id, person_id, tells_at) values (?, gen_random_uuid(), ?, now())")
                .params(Someone.LAKESHORE, teacher.value())
                .update();
        later(8);
        later(7);
        assertThat(records(visit)).isZero();
        assertThat(DB.sql("select count(*) from held_row where person_id = ? and relation = 'visit_record'"
                                + " and contents ->> 'visit_id' = ?")
                        .params(teacher.value(), visit.toString())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("W7 What others choose elsewhere under the same number neither tells less here nor erases anything")
    void theSameNumberElsewhere() {
        var elsewhere = pair.agreed(coach, teacher);
        var there = "/partnerships/" + elsewhere.value() + "/keeping";
        var closed = cycle("now() - interval '100 days'");
        var visit = recorded(closed);
        agreed("", "30 days");
        var choice = choice();
        later(8);
        assertThat(told()).isEqualTo(2);

        assertThat(Pair.post(browser, coach, there, "id", choice.toString(), "end", "", "close", "30 days"))
                .hasStatus(302);
        assertThat(Pair.post(browser, coach, there + "/" + choice + "/withdrawal"))
                .hasStatus(302);
        assertThat(told()).as("taken back elsewhere").isEqualTo(2);

        // And twins that do hold elsewhere keep no day alive here.
        DB.sql("delete from keeping_ended where partnership_id = ?")
                .param(elsewhere.value())
                .update();
        assertThat(Pair.post(browser, teacher, there + "/" + choice + "/yes")).hasStatus(302);
        DB.sql("update keeping_yes set said_at = said_at - interval '60 days' where partnership_id = ?")
                .param(elsewhere.value())
                .update();
        DB.sql(
                        "insert into cycle (partnership_id, cycle_id, owner, closed_at) values (?, ?, ?, now() - interval '100 days')")
                .params(elsewhere.value(), closed, teacher.value())
                .update();
        recorded(elsewhere, UUID.randomUUID(), closed);
        says(coach, proposed(teacher, "one year", ""));
        later(7);
        assertThat(records(visit)).as("as all chose since").isOne();
    }

    @Test
    @DisplayName("W7 Under a hold its day closes the words for everybody, and what the hold keeps is kept")
    void aHoldKeepsWhatItHolds() {
        agreed("30 days", "");
        DB.sql("insert into hold (district_id, hold_id, person_id, tells_at) values (?, gen_random_uuid(), ?, now())")
                .params(Someone.LAKESHORE, teacher.value())
                .update();
        leaves(coach);
        later(24);
        later(7);
        assertThat(shown(teacher, base())).doesNotContain("Ada saw twelve", "Bo saw nine");
        assertThat(kept()).hasSize(1).allMatch(KeepingTest::stored);
        assertThat(Someone.as(teacher, () -> vault.erasures()).getFirst().destroyedAt())
                .isNull();
        assertThat(Someone.as(coach, () -> vault.erasures()).getFirst().destroyedAt())
                .isNotNull();
        var secret = kept().getFirst();
        DB.sql("update hold set lifted_at = now() where person_id = ?")
                .param(teacher.value())
                .update();
        vault.letGo();
        assertThat(stored(secret)).isFalse();
    }

    @Test
    @DisplayName("W7 A newer proposal takes the place of an open one, and whoever was late reads so")
    void aNewerProposalReplaces() {
        var first = proposed(teacher, "30 days", "");
        var second = proposed(coach, "one year", "");
        send(coach, "/keeping/" + first + "/yes").hasStatus(422).bodyText().contains("proposed meanwhile");
        assertThatThrownBy(() -> pair.sql(
                        coach,
                        "insert into keeping_yes (partnership_id, keeping_id, person_id) values (:p, :k, :me)",
                        Map.of("p", partnership.value(), "k", first, "me", coach.value())))
                .isInstanceOf(DataAccessException.class);
        says(teacher, second);
        assertThat(shown(coach, page())).contains("erased one year after this partnership has ended");
        send(coach, "/keeping", "end", "one year", "close", "")
                .hasStatus(422)
                .bodyText()
                .contains("It is so already");
        send(coach, "/keeping/" + UUID.randomUUID() + "/yes").hasStatus(404);
    }

    @Test
    @DisplayName("W7 Both propose the same, or say yes sixteen times in one moment: it is agreed once")
    void atOnce() throws Exception {
        var choice = proposed(teacher, "30 days", "");
        Callable<Boolean> yes = () -> {
            says(coach, choice);
            return true;
        };
        try (var all = Executors.newFixedThreadPool(16)) {
            for (var answer : all.invokeAll(Collections.nCopies(16, yes)))
                assertThat(answer.get()).isTrue();
        }
        assertThat(shown(coach, page())).contains("All of you have said yes");
        proposed(coach, "one year", "");
        proposed(teacher, "one year", "");
        assertThat(shown(coach, page()))
                .contains("What we wrote is erased one year after")
                .doesNotContain("Take it back");
    }

    @Test
    @DisplayName("W7 Nobody says yes or takes back for another, moves a day, or makes the job erase what is not due")
    void nobodyForAnother() {
        var choice = proposed(teacher, "30 days", "");
        for (var who : List.of(principal, colleague)) {
            assertThat(Pair.get(browser, who, page())).hasStatus(404);
            for (var noun : List.of("", "/" + choice + "/yes", "/" + choice + "/withdrawal"))
                assertThat(Pair.post(browser, who, page() + noun, "end", "one year"))
                        .hasStatus(404);
        }
        send(coach, "/keeping/" + choice + "/withdrawal").hasStatus(404);
        var values = Map.of("p", partnership.value(), "k", choice, "me", teacher.value(), "other", coach.value());
        for (var sql : List.of(
                "insert into keeping_yes (partnership_id, keeping_id, person_id) values (:p, :k, :other)",
                "insert into keeping_ended (partnership_id, keeping_id, person_id) values (:p, :k, :other)",
                "insert into keeping (partnership_id, keeping_id, author) values (:p, gen_random_uuid(), :other)",
                "insert into keeping_yes (partnership_id, keeping_id, person_id, said_at) values (:p, :k, :me, now())",
                "update keeping set after_end = null",
                "delete from keeping_yes",
                "delete from keeping_ended",
                "insert into erasing_day (person_id, keeping_id, about, partnership_id, erased_on)"
                        + " values (:me, :k, :p, :p, current_date)",
                "update erasing_day set erased_on = current_date",
                "delete from erasing_day"))
            assertThatThrownBy(() -> pair.sql(teacher, sql, values)).as(sql).isInstanceOf(DataAccessException.class);
        for (var sql : List.of("select * from erase_what_is_due()", "select * from leaves()"))
            assertThatThrownBy(() -> Someone.as(
                            teacher,
                            () -> JdbcClient.create(Database.as("twolearn", "tl_app"))
                                    .sql(sql)
                                    .query()
                                    .listOfRows()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        says(coach, choice);
        later(0);
        assertThat(shown(teacher, base())).contains("Ada saw twelve");
    }

    private UUID proposed(PersonId by, String end, String close) {
        var id = UUID.randomUUID();
        send(by, "/keeping", "id", id.toString(), "end", end, "close", close).hasStatus(302);
        return id;
    }

    private void agreed(String end, String close) {
        says(coach, proposed(teacher, end, close));
    }

    private UUID choice() {
        return DB.sql("select keeping_id from keeping where partnership_id = ?")
                .param(partnership.value())
                .query(UUID.class)
                .single();
    }

    private void says(PersonId who, UUID choice) {
        send(who, "/keeping/" + choice + "/yes").hasStatus(302);
    }

    private void takesBack(PersonId who, UUID choice) {
        send(who, "/keeping/" + choice + "/withdrawal").hasStatus(302);
    }

    private void leaves(PersonId who) {
        Someone.does(who, () -> partnerships.leave(partnership, who));
    }

    /** The database's clock cannot be set, so all that it wrote here moves back; then the job comes, as every hour. */
    private void later(int days) {
        var moved =
                "(%1$s at time zone 'America/Chicago' - make_interval(days => :days)) at time zone 'America/Chicago'";
        Map.of(
                        "keeping", List.of("proposed_at"),
                        "keeping_yes", List.of("said_at"),
                        "membership", List.of("joined_at", "left_at"),
                        "cycle", List.of("closed_at"),
                        "erasing_day", List.of("told_at"))
                .forEach((table, columns) -> columns.stream()
                        .sorted()
                        .forEach(column -> DB.sql("update " + table + " set " + column + " = " + moved.formatted(column)
                                        + " where partnership_id = :p")
                                .param("days", days)
                                .param("p", partnership.value())
                                .update()));
        DB.sql("update erasing_day set erased_on = erased_on - :days where partnership_id = :p")
                .param("days", days)
                .param("p", partnership.value())
                .update();
        var jobs = Database.as("twolearn", "tl_jobs");
        new TransactionTemplate(new JdbcTransactionManager(jobs))
                .executeWithoutResult(_ -> this.days.forEach(day -> day.on(JdbcClient.create(jobs))));
    }

    private int told() {
        return DB.sql("select count(*) from erasing_day where partnership_id = ?")
                .param(partnership.value())
                .query(Integer.class)
                .single();
    }

    private UUID cycle(String closed) {
        var id = UUID.randomUUID();
        DB.sql("insert into cycle (partnership_id, cycle_id, owner, closed_at) values (?, ?, ?, " + closed + ")")
                .params(partnership.value(), id, teacher.value())
                .update();
        return id;
    }

    /** A visit to the teacher's classroom, recorded by the coach. */
    private UUID recorded(UUID cycle) {
        return recorded(partnership, UUID.randomUUID(), cycle);
    }

    private UUID recorded(PartnershipId partnership, UUID id, UUID cycle) {
        DB.sql("insert into visit (partnership_id, visit_id, host, offered_by, cycle_id, zone)"
                        + " values (?, ?, ?, ?, ?, 'America/Chicago')")
                .params(partnership.value(), id, teacher.value(), coach.value(), cycle)
                .update();
        DB.sql(
                        "insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)"
                                + " values (?, ?, 1, ?, ?, array[?::uuid], now() - interval '1 hour', now(), '')")
                .params(partnership.value(), id, teacher.value(), coach.value(), coach.value())
                .update();
        DB.sql(
                        "insert into visit_record (partnership_id, visit_id, recorder, host, version, started_at, done_at, events)"
                                + " values (?, ?, ?, ?, 1, now(), now(), '')")
                .params(partnership.value(), id, coach.value(), teacher.value())
                .update();
        return id;
    }

    private static int records(UUID visit) {
        return DB.sql("select count(*) from visit_record where visit_id = ?")
                .param(visit)
                .query(Integer.class)
                .single();
    }

    private List<UUID> secrets() {
        return DB.sql("select secret from partnership_key where partnership_id = ?")
                .param(partnership.value())
                .query(UUID.class)
                .list();
    }

    private List<UUID> kept() {
        return DB.sql("select secret from held_key where person_id = ?")
                .param(teacher.value())
                .query(UUID.class)
                .list();
    }

    private static boolean stored(UUID secret) {
        var name = secret.toString();
        return Files.exists(Database.KEYS.resolve(name.substring(0, 2)).resolve(name));
    }

    private String page() {
        return base() + "/keeping";
    }

    private String shown(PersonId person, String page) {
        var answer = Pair.get(browser, person, page);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
