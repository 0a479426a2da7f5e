package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.rules.Rule;
import org.twolearn.rules.Rules;

/** Olga looks after TwoLearn, Rita and Ruth represent the teachers, Ana teaches, Pat is the principal. */
@Story
class OpenRulesTest {
    private static final String HISTORY = "/promises/history";

    @LocalServerPort
    int port;

    @Autowired
    Rules rules;

    @Autowired
    Pair pair;

    UUID district;
    PersonId olga, rita, ruth, ana, pat;

    @BeforeEach
    void aDistrict() {
        district = UUID.randomUUID();
        olga = somebody("Olga", "operator");
        rita = somebody("Rita", "representative");
        ruth = somebody("Ruth", "representative");
        ana = somebody("Ana", "teacher");
        pat = somebody("Pat", "principal");
    }

    @Test
    @DisplayName(
            "W10 Who looks after TwoLearn changes no rule alone, however long they wait and whatever SQL they send")
    void notTheOperatorAlone() {
        var change = proposed(olga);
        assertThat(agrees(olga, change)).isEqualTo(404);
        for (var sql : List.of(
                "insert into rule_yes (district_id, change_id, person_id) values (:district, :change, :me)",
                "insert into rule_yes (district_id, change_id, person_id) values (:district, :change, :other)",
                "insert into rule_asked (district_id, change_id, person_id) values (:district, :change, :me)",
                "update rule_change set notice_ends = now()",
                "update rule_asked set left_at = now()",
                "delete from rule_asked",
                "update represents set laid_down_at = now()",
                "delete from rule_change",
                "insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by, notice_ends)"
                        + " values (:district, gen_random_uuid(), 'video', 'on', '', '', '', :me, now())",
                "insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by)"
                        + " values (:district, gen_random_uuid(), 'video', 'on', '', '', '', :other)"))
            refused(olga, sql, change);
        later(change, Duration.ofDays(40));
        assertThat(on()).isFalse();
        assertThat(agrees(rita, change)).isEqualTo(302);
        assertThat(agrees(ruth, change)).isEqualTo(302);
        assertThat(on()).as("with their yes").isTrue();
    }

    @Test
    @DisplayName(
            "W10 The representatives alone change nothing before the notice is over, and one of two nothing after it")
    void notTheRepresentativesAlone() {
        var change = proposed(rita);
        assertThat(agrees(rita, change)).isEqualTo(302);
        later(change, Duration.ofDays(30));
        assertThat(on()).as("one of two").isFalse();
        later(change, Duration.ofDays(-30));
        assertThat(agrees(ruth, change)).isEqualTo(302);
        assertThat(on()).as("on the first day").isFalse();
        // Two weeks, or ten whole school days where these take longer, as they do from a Monday to a Friday.
        var notice = notice(change);
        assertThat(notice).isBetween(Duration.ofDays(14), Duration.ofDays(15).plusHours(1));
        later(change, notice.minusHours(1));
        assertThat(on()).as("an hour before").isFalse();
        later(change, Duration.ofHours(2));
        assertThat(on()).as("afterwards").isTrue();
    }

    @Test
    @DisplayName("W10 The notice is ten whole school days, and two weeks at least, whatever day counts as one")
    void theNoticeIsNotMadeShorter() {
        assertThat(daysOfNotice("{1,2,3,4,5,6,7}", "push")).isEqualTo(14);
        assertThat(daysOfNotice("{1,2}", "audio")).isBetween(29, 37);
    }

    private int daysOfNotice(String days, String rule) {
        var db = Database.superuser();
        db.sql("update district set school_days = ?::smallint[] where district_id = ?")
                .params(days, district)
                .update();
        propose(olga, rule, "on", UUID.randomUUID());
        return db.sql("select round(extract(epoch from notice_ends - proposed_at) / 86400)::int from rule_change"
                        + " where district_id = ? and rule = ?")
                .params(district, rule)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName(
            "W10 Where nobody represents the teachers no rule changes, and who runs the district does not represent them")
    void notWithoutRepresentatives() {
        for (var one : List.of(rita, ruth)) laysDown(one);
        holds(olga, "representative");
        var answer = propose(olga, "video", "on", UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Nobody represents the teachers here yet", "To look again, alone.");
        refused(
                olga,
                "insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by)"
                        + " values (:district, :change, 'video', 'on', '', '', '', :me)",
                UUID.randomUUID());
        holds(rita, "representative");
        assertThat(propose(olga, "video", "on", UUID.randomUUID()).status()).isEqualTo(302);
    }

    @Test
    @DisplayName(
            "W10 Who is appointed meanwhile does not stand in for those of the day; who laid it down is not waited for")
    void thoseOfTheDayAreAsked() {
        var change = proposed(olga);
        var rob = somebody("Rob", "representative");
        assertThat(agrees(rob, change)).isEqualTo(404);
        assertThat(agrees(rita, change)).isEqualTo(302);
        later(change, Duration.ofDays(20));
        assertThat(on()).isFalse();
        laysDown(ruth);
        assertThat(on()).as("Ruth laid it down").isTrue();
        holds(ruth, "representative");
        assertThat(on()).as("and took it again").isTrue();
        assertThat(agrees(ruth, change)).isEqualTo(404);
        assertThat(page(ana, HISTORY)).contains("Ruth Someone laid down the position of representative on");
    }

    @Test
    @DisplayName("W10 A proposal can be taken back, which all staff read, and made anew")
    void takenBack() {
        var change = proposed(olga);
        agrees(rita, change);
        assertThat(page(ruth, "/promises/changes/new?rule=video")).contains("Take back the proposal");
        assertThat(page(rita, HISTORY)).contains("End this proposal, and say why");
        assertThat(page(ana, HISTORY)).doesNotContain("End this proposal");
        assertThat(propose(ruth, "video", "off", UUID.randomUUID()).status()).isEqualTo(302);
        assertThat(propose(ruth, "video", "off", UUID.randomUUID()).status())
                .as("nothing waits")
                .isEqualTo(422);
        assertThat(agrees(ruth, change)).isEqualTo(302);
        later(change, Duration.ofDays(20));
        assertThat(on()).isFalse();
        assertThat(page(ana, "/")).doesNotContain("A rule changed");
        assertThat(page(ana, HISTORY)).contains("the proposal was taken back", "Taken back by Ruth Someone on");
        assertThat(page(ana, HISTORY))
                .as("each is linked to the other")
                .contains(
                        "Why, in the words of Ruth Someone",
                        "href=\"#c" + change,
                        "What was proposed by Olga Someone on");
        assertThat(propose(olga, "video", "on", UUID.randomUUID()).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("W10 With no yes of anybody nothing changes, also when all who were asked are gone")
    void somebodyMustHaveAgreed() {
        var change = proposed(olga);
        for (var one : List.of(rita, ruth)) laysDown(one);
        later(change, Duration.ofDays(30));
        assertThat(on()).isFalse();
    }

    @Test
    @DisplayName("W10 What was not agreed in sixty days ends")
    void itEnds() {
        var change = proposed(olga);
        assertThat(agrees(rita, change)).isEqualTo(302);
        later(change, Duration.ofDays(61));
        assertThat(agrees(ruth, change)).isEqualTo(404);
        assertThat(on()).isFalse();
        assertThat(page(ana, HISTORY)).contains("It came to nothing.", "Nothing is proposed.");
    }

    @Test
    @DisplayName("W10 To collect less holds at once and is told; it ends what was proposed before it")
    void lessHoldsAtOnce() {
        var first = proposed(olga);
        for (var one : List.of(rita, ruth)) agrees(one, first);
        later(first, Duration.ofDays(20));
        assertThat(on()).isTrue();
        assertThat(propose(olga, "video", "on", UUID.randomUUID()).status()).isEqualTo(422);

        assertThat(propose(ruth, "video", "off", UUID.randomUUID()).status()).isEqualTo(302);
        assertThat(on()).isFalse();
        for (var one : List.of(ana, pat, olga)) assertThat(page(one, "/")).contains("Video of lessons: switched off.");

        var second = proposed(olga);
        for (var one : List.of(rita, ruth)) agrees(one, second);
        assertThatSomebodySwitchesOff();
        later(second, Duration.ofDays(20));
        assertThat(on()).as("ended by switching off").isFalse();
        assertThat(page(ana, HISTORY))
                .contains("In force from", "Why, in the words of Ruth Someone", "Nothing is proposed.")
                .doesNotContain("In force since", "It came to nothing.");
    }

    @Test
    @DisplayName("W10 Before it takes effect its proposer takes it back, or a representative says no; nobody else can")
    void itIsEndedBeforeItsDay() {
        var change = proposed(olga);
        var ends = "insert into rule_end (district_id, change_id, person_id) values (:district, :change, :me)";
        for (var one : List.of(ana, pat)) {
            assertThat(asker(one).posts("/promises/changes/" + change + "/end").status())
                    .isEqualTo(404);
            refused(one, ends, change);
        }
        for (var one : List.of(rita, ruth)) agrees(one, change);
        asker(olga).done("/promises/changes/" + change + "/end");
        later(change, Duration.ofDays(20));
        Database.superuser()
                .sql("update rule_end set said_at = said_at - interval '20 days' where change_id = ?")
                .param(change)
                .update();
        assertThat(on()).as("all agreed, and its proposer took it back").isFalse();
        assertThat(page(ana, HISTORY)).contains("Taken back by Olga Someone on");

        var again = proposed(olga);
        asker(ruth).done("/promises/changes/" + again + "/end");
        assertThat(page(ana, HISTORY))
                .contains("Ruth Someone said no on", "Did not answer: Rita Someone.", "Nothing is proposed.")
                .as("on a page that is kept for good, each day has its year")
                .containsPattern("said no on [A-Z][a-z]+ \\d+, 20\\d\\d");
        assertThat(agrees(rita, again)).isEqualTo(302);
        assertThat(on()).isFalse();

        var third = proposed(olga);
        for (var one : List.of(rita, ruth)) agrees(one, third);
        later(third, Duration.ofDays(20));
        assertThat(on()).isTrue();
        refused(olga, ends, third);
        assertThat(on()).as("once it holds, it is switched off in the open").isTrue();
    }

    /** As two do who press in the same week. */
    private void assertThatSomebodySwitchesOff() {
        pair.sql(
                rita,
                "insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by)"
                        + " values (:district, gen_random_uuid(), 'video', 'off', '', '', 'No.', :me)",
                Map.of("district", district, "me", rita.value()));
    }

    @Test
    @DisplayName("W10 All staff are told alike until it takes effect, and read who proposed what, why and who agreed")
    void allStaffAreToldAlike() {
        assertThat(page(ana, "/")).doesNotContain("proposed to be switched on");
        var change = proposed(olga);
        agrees(rita, change);
        for (var one : List.of(ana, pat, olga, ruth)) {
            assertThat(page(one, "/")).contains("Video of lessons: proposed to be switched on.");
            assertThat(page(one, "/school"))
                    .contains("Video of lessons: proposed to be switched on.", "Rita Someone", "Ruth Someone");
            assertThat(page(one, HISTORY))
                    .contains(
                            "Proposed by Olga Someone",
                            "To look again, alone.",
                            "Off. TwoLearn takes no video.",
                            "Rita Someone agreed on",
                            "Not answered yet: Ruth Someone.");
        }
        assertThat(page(ruth, HISTORY)).contains("Your answer");
        for (var one : List.of(ana, pat, olga)) assertThat(page(one, HISTORY)).doesNotContain("Your answer");
        assertThat(asker(ana).gets("/promises/changes/" + change + "/yes").status())
                .isEqualTo(404);
        assertThat(page(ruth, "/promises/changes/" + change + "/yes")).contains("I agree", "I say no");
        agrees(ruth, change);
        for (var one : List.of("/", "/school", HISTORY))
            assertThat(page(ana, one)).contains("All representatives have agreed; it takes effect on");
        assertThat(page(olga, HISTORY)).contains("Propose to switch it on").doesNotContain("rule=video");
        asker(ana).done("/promises/changes/" + change + "/reading");
        assertThat(page(ana, "/")).doesNotContain("All representatives have agreed");
        assertThat(page(pat, "/")).contains("All representatives have agreed");
        later(change, Duration.ofDays(20));
        assertThat(page(ana, "/")).doesNotContain("Video of lessons");
        assertThat(page(ana, HISTORY)).contains("In force since", "Ruth Someone agreed on");
    }

    @Test
    @DisplayName("W10 Only who looks after TwoLearn and representatives propose; another district sees nothing of it")
    void whoProposes() {
        for (var one : List.of(ana, pat)) {
            assertThat(propose(one, "video", "on", UUID.randomUUID()).status()).isEqualTo(404);
            assertThat(asker(one).gets("/promises/changes/new?rule=video").status())
                    .isEqualTo(404);
            refused(
                    one,
                    "insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by)"
                            + " values (:district, :change, 'video', 'on', '', '', '', :me)",
                    UUID.randomUUID());
        }
        assertThat(asker(rita).gets("/promises/changes/new?rule=video").status())
                .isEqualTo(200);
        assertThat(asker(rita).gets("/promises/changes/new?rule=salary").status())
                .isEqualTo(404);
        var change = proposed(rita);
        var far = Someone.called("Far", UUID.randomUUID());
        assertThat(page(far, HISTORY)).doesNotContain("Rita").contains("Nothing is proposed.");
        assertThat(agrees(far, change)).isEqualTo(404);
        assertThat(Asker.nobody(port).gets(HISTORY).went("/signin")).isTrue();
        CurrentPerson.run(
                rita,
                new DeviceId(UUID.randomUUID()),
                () -> assertThat(rules.allows(Rule.VIDEO)).isFalse());
    }

    @Test
    @DisplayName("W10 The same sent sixteen times at once is proposed once and agreed to once")
    void sentManyTimes() throws Exception {
        var change = UUID.randomUUID();
        atOnce(() -> propose(olga, "video", "on", change).status());
        atOnce(() -> agrees(rita, change));
        for (var table : List.of("rule_change", "rule_yes"))
            assertThat(Database.superuser()
                            .sql("select count(*) from " + table + " where change_id = ?")
                            .param(change)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isOne();
    }

    @ParameterizedTest(name = "W10 The program itself can change nothing of {0}")
    @ValueSource(strings = {"rule_change", "rule_asked", "rule_yes", "represents", "release_started"})
    void nothingIsTakenBack(String table) {
        assertThat(Database.superuser()
                        .sql("select has_any_column_privilege('tl_app', ?, 'update')"
                                + " or has_table_privilege('tl_app', ?, 'delete, truncate')")
                        .params(table, table)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    @DisplayName("W10 Each start of another release is added to what all staff read, and never the same twice")
    void eachReleaseIsAdded() {
        var one = UUID.randomUUID().toString().replace("-", "");
        var sql = "select remember_release('1.0', 'unknown', '" + one + one + "')";
        assertThatThrownBy(() -> JdbcClient.create(Database.as("twolearn", "tl_app"))
                        .sql(sql)
                        .query(Boolean.class)
                        .single())
                .as("the program's own role")
                .isInstanceOf(DataAccessException.class);
        assertThat(asked(sql)).isTrue();
        assertThat(asked(sql)).isFalse();
        assertThat(page(ana, HISTORY)).contains(one + one, "Which program runs here");
        assertThat(asked(sql.replace(one + one, "0".repeat(64)))).isTrue();
        assertThat(page(pat, HISTORY)).contains(one + one, "0".repeat(64));
        assertThatThrownBy(() -> asked(sql.replace(one + one, "nothing"))).isInstanceOf(DataAccessException.class);
    }

    private static boolean asked(String sql) {
        return Database.superuser().sql(sql).query(Boolean.class).single();
    }

    private static void atOnce(Callable<Integer> work) throws Exception {
        try (var all = Executors.newFixedThreadPool(16)) {
            for (var answer : all.invokeAll(Collections.nCopies(16, work)))
                assertThat(answer.get()).isIn(302, 422);
        }
    }

    private boolean on() {
        return Someone.<Boolean, RuntimeException>as(ana, () -> rules.allows(Rule.VIDEO));
    }

    private UUID proposed(PersonId by) {
        var id = UUID.randomUUID();
        assertThat(propose(by, "video", "on", id).status()).isEqualTo(302);
        return id;
    }

    private Asker.Answer propose(PersonId by, String rule, String value, UUID id) {
        return asker(by)
                .posts("/promises/changes", "id", id, "rule", rule, "value", value, "reason", "To look again, alone.");
    }

    private static Duration notice(UUID change) {
        return Duration.ofSeconds(Database.superuser()
                .sql(
                        "select extract(epoch from notice_ends - proposed_at)::bigint from rule_change where change_id = ?")
                .param(change)
                .query(Long.class)
                .single());
    }

    private int agrees(PersonId by, UUID change) {
        return asker(by).posts("/promises/changes/" + change + "/yes").status();
    }

    private String page(PersonId reader, String page) {
        return asker(reader).gets(page).body();
    }

    private Asker asker(PersonId person) {
        return Asker.signedIn("somebody", port, person);
    }

    private void refused(PersonId by, String sql, UUID change) {
        var values = new HashMap<String, Object>(
                Map.of("district", district, "change", change, "me", by.value(), "other", rita.value()));
        assertThatThrownBy(() -> {
                    if (pair.sql(by, sql, values) > 0) return;
                    throw new PermissionDeniedDataAccessException("no row", null);
                })
                .as(sql)
                .isInstanceOf(DataAccessException.class);
    }

    /** The database's clock cannot be set, so all that it wrote for this district moves back by as much. */
    private void later(UUID change, Duration time) {
        assertThat(Database.superuser()
                        .sql(
                                "update rule_change set proposed_at = proposed_at - t, notice_ends = notice_ends - t,"
                                        + " lapses_at = lapses_at - t from (select make_interval(secs => ?) as t) as moved"
                                        + " where district_id = (select c.district_id from rule_change c where c.change_id = ?)")
                        .params(time.toSeconds(), change)
                        .update())
                .isPositive();
        Database.superuser()
                .sql("update rule_yes set said_at = said_at - make_interval(secs => ?) where district_id = ?")
                .params(time.toSeconds(), district)
                .update();
    }

    private PersonId somebody(String name, String kind) {
        var person = Someone.called(name, district);
        holds(person, kind);
        return person;
    }

    private void holds(PersonId person, String kind) {
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, ?)")
                .params(district, person.value(), kind)
                .update();
    }

    private void laysDown(PersonId person) {
        pair.sql(
                person,
                "delete from position where person_id = :me and kind = 'representative'",
                Map.of("me", person.value()));
    }
}
