package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.TeacherAndCoach;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Erased;
import org.twolearn.vault.Vault;

/** W7: a lawful hold delays the last step of erasing, opens nothing, and tells both sides unless the order forbids it. */
@Story
class HoldingTest extends TeacherAndCoach {
    private static final JdbcClient DB = Database.superuser();
    private static final String SAID = "This was erased by the person it belonged to.";

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PersonId operator;

    @BeforeEach
    void theyWroteAndThereIsAnOperator() {
        operator = somebody("Olga", "operator");
        send(teacher, "/learning", "learned", "Ada saw twelve").hasStatus(302);
        Pair.post(browser, teacher, "/notebook", "note", "Ada’s page");
    }

    @Test
    @DisplayName("W7 Under a hold what I erase closes for everybody, its secret stays, and no certificate is given")
    void erasingClosesAndDestroysNothing() {
        var hold = held(teacher, "");
        erase();

        assertThat(shown(coach, base())).contains(SAID).doesNotContain("Ada saw twelve");
        assertThat(shown(teacher, base())).contains("You erased this on").doesNotContain("Ada saw twelve");
        var erased = erased();
        assertThat(erased.destroyedAt()).isNull();
        assertThat(Pair.get(browser, teacher, "/me/erasures/" + erased.id() + "/certificate.txt"))
                .hasStatus(404);
        assertThat(stored(erased.secrets().getFirst())).as("under its own name").isFalse();
        assertThat(kept()).hasSize(1).allMatch(HoldingTest::stored);

        var secret = kept().getFirst();
        assertThat(Pair.post(browser, operator, "/holds/" + hold + "/lifting")).hasStatus(302);

        assertThat(stored(secret)).as("once the hold is lifted").isFalse();
        assertThat(kept()).isEmpty();
        assertThat(erased().destroyedAt()).isNotNull();
        assertThat(shown(teacher, "/me/erasures/" + erased.id() + "/certificate.txt"))
                .contains("Keys destroyed");
    }

    @Test
    @DisplayName("W7 Without a hold the same is destroyed at once")
    void withoutAHoldItIsDestroyed() {
        held(colleague, "");
        erase();

        assertThat(erased().destroyedAt()).isNotNull();
        assertThat(stored(erased().secrets().getFirst())).isFalse();
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("W7 What pages delete or write over under a hold stays behind, sealed, until it is lifted")
    void whatIsDeletedStaysBehind() {
        var hold = held(teacher, "");
        var entry = UUID.randomUUID().toString();
        Pair.post(browser, teacher, "/notebook", "id", entry, "note", "Another page");
        assertThat(Pair.post(browser, teacher, "/notebook/" + entry + "/removal"))
                .hasStatus(302);

        assertThat(shown(teacher, "/notebook")).doesNotContain("Another page");
        assertThat(rowsKept("note")).isOne();
        assertThat(sql(teacher, "delete from learned where partnership_id = '" + partnership.value() + "'"))
                .isOne();
        assertThat(rowsKept("learned")).isOne();
        assertThat(DB.sql("select string_agg(contents::text, '') from held_row where person_id = ?")
                        .param(teacher.value())
                        .query(String.class)
                        .single())
                .doesNotContain("Another", "Ada saw twelve");

        Pair.post(browser, operator, "/holds/" + hold + "/lifting");
        assertThat(rowsKept("note") + rowsKept("learned")).isZero();
    }

    @Test
    @DisplayName("W7 A hold opens nothing: with it, the operator reads what they read without it")
    void aHoldOpensNothing() {
        var before = readable(operator);
        held(teacher, "");
        erase();

        assertThat(readable(operator)).isEqualTo(before);
        assertThat(Pair.get(browser, operator, base())).hasStatus(404);
        for (var who : List.of(operator, teacher, coach))
            for (var table : List.of("held_key", "held_row"))
                assertThatThrownBy(() -> sql(who, "select count(*) from " + table))
                        .rootCause()
                        .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql(coach, "select held('" + teacher.value() + "')"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("W7 The person reads the order, the partner only that there is a hold; both on Home")
    void bothSidesAreTold() {
        held(teacher, "");

        assertThat(shown(teacher, "/me/words"))
                .contains("lawful hold delays erasing", "Order 7", "A lawsuit about a field trip");
        assertThat(shown(teacher, "/")).contains("A lawful hold stands on what you wrote");
        assertThat(shown(coach, "/"))
                .contains("A lawful hold stands on what Ada")
                .doesNotContain("Order 7");
        assertThat(shown(coach, "/me/words")).doesNotContain("Order 7", "lawful hold delays");
        for (var other : List.of(principal, colleague))
            assertThat(shown(other, "/")).doesNotContain("lawful hold");
        assertThat(sql(coach, "select count(*) from hold_order")).isZero();
        assertThat(sql(colleague, "select count(*) from hold")).isZero();
    }

    @Test
    @DisplayName("W7 Where the order forbids to tell, nothing tells until its day, and no page says what is untrue")
    void aSilentHoldTellsOnItsDay() {
        var page = shown(teacher, erasure());
        assertThat(asksInSilence(teacher)).hasStatus(302);
        confirmedBySomebodyElse();

        assertThat(shown(teacher, erasure())).isEqualTo(page).contains("can forbid us to tell you");
        for (var who : List.of(teacher, coach)) assertThat(shown(who, "/")).doesNotContain("lawful hold");
        assertThat(sql(teacher, "select count(*) from hold")).isZero();
        assertThat(sql(teacher, "select count(*) from hold_order")).isZero();
        assertThat(sql(coach, "select count(*) from hold")).isZero();
        erase();
        assertThat(shown(teacher, "/me/words")).contains("Closed to everybody", "a lawful order can delay that");

        DB.sql("update hold set tells_at = placed_at where person_id = ?")
                .param(teacher.value())
                .update();
        assertThat(shown(teacher, "/")).contains("A lawful hold stands on what you wrote");
        assertThat(shown(coach, "/")).contains("A lawful hold stands on what Ada");
    }

    @Test
    @DisplayName("W7 Nobody holds in silence alone: a second person confirms the order, and until then nothing is held")
    void silenceNeedsASecondPerson() {
        assertThat(asksInSilence(teacher)).hasStatus(302);
        var id = asked();
        var representative = somebody("Rita", "representative");
        assertThat(Pair.post(browser, operator, "/holds/" + id + "/confirmation"))
                .hasStatus(404);
        for (var other : List.of(teacher, coach, principal))
            assertThat(Pair.get(browser, other, "/holds/" + id + "/confirmation"))
                    .hasStatus(404);
        assertThat(sql(teacher, "select count(*) from hold_asked")).isZero();
        assertThatThrownBy(() -> sql(
                        operator,
                        "insert into hold (district_id, hold_id, person_id, tells_at)"
                                + " select district_id, hold_id, person_id, tells_at from hold_asked"))
                .rootCause()
                .hasMessageContaining("row-level security");
        erase();
        assertThat(erased().destroyedAt()).as("nothing is held").isNotNull();

        assertThat(shown(representative, "/")).contains("waits for a second person");
        assertThat(shown(representative, "/holds/" + id + "/confirmation")).contains("Order 7");
        assertThat(Pair.post(browser, representative, "/holds/" + id + "/confirmation"))
                .hasStatus(302);
        assertThat(shown(operator, "/holds")).contains("Rita Someone confirmed that the order exists.");
        assertThat(DB.sql("select count(*) from hold where person_id = ?")
                        .param(teacher.value())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(shown(representative, "/")).doesNotContain("waits for a second person");
    }

    @Test
    @DisplayName("W7 Lifting is asked once more, on a page that says what is destroyed")
    void liftingIsAskedOnce() {
        var hold = held(teacher, "");
        assertThat(shown(operator, "/holds/" + hold + "/lifting"))
                .contains("Lift the hold on Ada Someone?", "is destroyed now, for good");
        assertThat(Pair.get(browser, teacher, "/holds/" + hold + "/lifting")).hasStatus(404);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult asksInSilence(PersonId whom) {
        return place(
                operator,
                whom,
                "Order 7",
                "A lawsuit about a field trip",
                LocalDate.now().plusDays(90),
                LocalDate.now().plusDays(30).toString());
    }

    private UUID asked() {
        return DB.sql("select hold_id from hold_asked where person_id = ?")
                .param(teacher.value())
                .query(UUID.class)
                .single();
    }

    private void confirmedBySomebodyElse() {
        assertThat(Pair.post(browser, somebody("Oscar", "operator"), "/holds/" + asked() + "/confirmation"))
                .hasStatus(302);
    }

    @Test
    @DisplayName("W7 A hold in silence that is lifted before its day is told on that day, with both dates")
    void aSilentHoldThatWasLiftedIsToldToo() {
        DB.sql(
                        "with h as (insert into hold (district_id, hold_id, person_id, placed_at, tells_at, lifted_at)"
                                + " values (?, gen_random_uuid(), ?, now() - interval '40 days', now(), now() - interval '35 days')"
                                + " returning district_id, hold_id) insert into hold_order (district_id, hold_id, placed_by,"
                                + " reference, reason, review_on) select district_id, hold_id, ?, 'Order 8', 'Why', current_date from h")
                .params(Someone.LAKESHORE, teacher.value(), operator.value())
                .update();
        tells("now() + interval '3 days'");
        for (var who : List.of(teacher, coach)) assertThat(shown(who, "/")).doesNotContain("lawful hold");
        assertThat(shown(teacher, "/me/words")).doesNotContain("lawful hold", "Order 8");

        tells("now() - interval '1 hour'");
        assertThat(shown(teacher, "/"))
                .containsPattern("A lawful hold stood on what you wrote, from [\\w, ]+ \\d+ to [\\w, ]+ \\d+\\.");
        assertThat(shown(coach, "/"))
                .containsPattern(
                        "A lawful hold stood on what Ada Someone wrote, from [\\w, ]+ \\d+ to [\\w, ]+ \\d+\\.")
                .doesNotContain("Order 8");
        assertThat(shown(teacher, "/me/words")).contains("a lawful hold delayed erasing what you wrote", "Order 8");
        assertThat(shown(teacher, erasure())).doesNotContain("Order 8");

        tells("now() - interval '31 days'");
        for (var who : List.of(teacher, coach)) assertThat(shown(who, "/")).doesNotContain("lawful hold");
        assertThat(sql(coach, "select count(*) from hold")).isZero();
    }

    private void tells(String when) {
        DB.sql("update hold set tells_at = " + when + " where person_id = ?")
                .param(teacher.value())
                .update();
    }

    @Test
    @DisplayName("W7 A hold that is entered anew makes the day on which they are told no later")
    void anotherOneIsToldNoLater() {
        DB.sql("insert into hold (district_id, hold_id, person_id, tells_at, lifted_at)"
                        + " values (?, gen_random_uuid(), ?, now() + interval '5 days', now())")
                .params(Someone.LAKESHORE, teacher.value())
                .update();

        assertThat(place(
                        operator,
                        teacher,
                        "Order 9",
                        "Why",
                        LocalDate.now().plusDays(90),
                        LocalDate.now().plusDays(30).toString()))
                .hasStatus(302);

        assertThat(DB.sql(
                                "select a.tells_at = h.tells_at from hold_asked a join hold h using (person_id) where person_id = ?")
                        .param(teacher.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThatThrownBy(() -> sql(
                        operator,
                        "insert into hold_asked (district_id, hold_id, person_id, tells_at, asked_by, reference, reason, review_on)"
                                + " values ('" + Someone.LAKESHORE + "', gen_random_uuid(), '" + teacher.value()
                                + "', now() + interval '9 days', '" + operator.value()
                                + "', 'x', 'x', current_date + 90)"))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    @DisplayName("W7 Only an operator enters and lifts one, with an order, a reason and a day of looking again")
    void onlyAnOperator() {
        var lead = somebody("Lena", "district lead");
        for (var other : List.of(teacher, coach, principal, lead)) {
            assertThat(Pair.get(browser, other, "/holds")).hasStatus(404);
            assertThat(place(other, colleague, "Order 7", "Why", LocalDate.now().plusDays(9), ""))
                    .hasStatus(404);
        }
        assertThat(place(operator, teacher, "", "Why", LocalDate.now().plusDays(9), ""))
                .hasStatus(422)
                .bodyText()
                .contains("reference");
        assertThat(place(operator, teacher, "Order 7", "Why", LocalDate.now().plusYears(2), ""))
                .hasStatus(422)
                .bodyText()
                .contains("within a year", "Order 7");
        assertThat(place(
                        operator,
                        teacher,
                        "Order 7",
                        "Why",
                        LocalDate.now().plusDays(9),
                        LocalDate.now().plusDays(10).toString()))
                .hasStatus(422);
        assertThat(place(operator, operator, "Order 7", "Why", LocalDate.now().plusDays(9), ""))
                .hasStatus(422);
        var hold = held(teacher, "");
        for (var other : List.of(teacher, coach, principal, lead))
            assertThat(Pair.post(browser, other, "/holds/" + hold + "/lifting")).hasStatus(404);
        assertThat(sql(lead, "update hold set lifted_at = now()")).isZero();
        assertThat(shown(operator, "/holds")).contains("Order 7", "Ada Someone", "Lift this hold");
        assertThat(shown(operator, "/holds?q=Ada")).contains("Choose Ada");
    }

    private UUID held(PersonId whom, String silent) {
        assertThat(place(
                        operator,
                        whom,
                        "Order 7",
                        "A lawsuit about a field trip",
                        LocalDate.now().plusDays(90),
                        silent))
                .hasStatus(302);
        return DB.sql("select hold_id from hold where person_id = ?")
                .param(whom.value())
                .query(UUID.class)
                .single();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult place(
            PersonId by, PersonId whom, String reference, String reason, LocalDate review, String silent) {
        return Pair.post(
                browser,
                by,
                "/holds",
                "to",
                whom.value().toString(),
                "reference",
                reference,
                "reason",
                reason,
                "review",
                review.toString(),
                "silent",
                silent);
    }

    private String erasure() {
        return ErasingWhatIWroteTest.at(partnership.value());
    }

    private void erase() {
        assertThat(Pair.post(browser, teacher, erasure())).hasStatus(302);
    }

    private Erased erased() {
        return Someone.as(teacher, () -> vault.erasures()).getFirst();
    }

    private List<UUID> kept() {
        return DB.sql("select secret from held_key where person_id = ?")
                .param(teacher.value())
                .query(UUID.class)
                .list();
    }

    private int rowsKept(String table) {
        return DB.sql("select count(*) from held_row where person_id = ? and relation = ?")
                .params(teacher.value(), table)
                .query(Integer.class)
                .single();
    }

    private static boolean stored(UUID secret) {
        var name = secret.toString();
        return Files.exists(Database.KEYS.resolve(name.substring(0, 2)).resolve(name));
    }

    /** How many rows of each table somebody reads, with plain SQL; the holds themselves left out. */
    private Map<String, Integer> readable(PersonId person) {
        return DB.sql("""
                select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
                   and relname not like 'hold%' and has_table_privilege('tl_app', c.oid, 'select')
                """).query(String.class).list().stream()
                .collect(Collectors.toMap(table -> table, table -> sql(person, "select count(*) from " + table)));
    }

    /** What a count says, or how many rows were changed. */
    private int sql(PersonId person, String sql) {
        return Someone.<Integer, RuntimeException>as(
                person,
                () -> transaction.execute(_ -> sql.startsWith("select count")
                        ? jdbc.sql(sql).query(Integer.class).single()
                        : sql.startsWith("select")
                                ? jdbc.sql(sql).query((_, _) -> 1).list().size()
                                : jdbc.sql(sql).update()));
    }

    private String shown(PersonId person, String page) {
        try {
            var answer = Pair.get(browser, person, page);
            assertThat(answer).hasStatusOk();
            return answer.getResponse()
                    .getContentAsString(UTF_8)
                    .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…");
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
