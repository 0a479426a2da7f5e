package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;

@Story
@ExtendWith(OutputCaptureExtension.class)
class TheWallTest extends Two {
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "W1 A {0} reads no row of any partnership")
    @ValueSource(strings = {"principal", "district lead", "program lead", "operator", "representative"})
    void noOfficeReadsAPartnership(String office) {
        Lived.at(port);
        var holder = somebody("Olga", office);
        for (var table : ofPartnerships())
            assertThat(count(holder, table)).as(table).isZero();
        for (var table : List.of("note", "person_key", "past_offer"))
            assertThat(count(holder, table)).as(table).isZero();
        assertThat(count(teacher, "membership")).isEqualTo(2);
    }

    private static List<String> ofPartnerships() {
        var tables = Database.superuser()
                .sql(
                        "select relname from pg_class where relkind = 'r' and obj_description(oid, 'pg_class') like 'scope: partnership%'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(25);
        return tables;
    }

    @Test
    @DisplayName("W1 What people write is in no log")
    void wordsAreInNoLog(CapturedOutput output) {
        new Lived(port);
        assertThat(output.getAll()).doesNotContain(Lived.MARK);
    }

    @Test
    @DisplayName("W2 Somebody else's partnership and one that never was answer alike")
    void whatIsNotYoursIsNotFound() {
        for (var page : List.of("", "/ideas", "/agreement", "/learning")) {
            var theirs =
                    org.twolearn.Pair.get(browser, colleague, base() + page).getResponse();
            var never = org.twolearn.Pair.get(browser, colleague, "/partnerships/" + UUID.randomUUID() + page)
                    .getResponse();
            assertThat(theirs.getStatus()).as(page).isEqualTo(404).isEqualTo(never.getStatus());
            assertThat(theirs.getContentAsByteArray()).as(page).isEqualTo(never.getContentAsByteArray());
            assertThat(org.twolearn.Pair.get(browser, teacher, base() + page)).hasStatusOk();
        }
        Lived.at(port);
        for (var table : ofPartnerships())
            assertThat(count(colleague, table)).as(table).isZero();
    }

    @Test
    @DisplayName("W5 A sentence written wherever one can write stands nowhere in the database")
    void aStolenDatabaseShowsNothing() {
        var lived = Lived.at(port);
        assertThat(Tables.thatShow(Lived.MARK)).isEmpty();
        assertThat(String.join("", Opened.by(lived.host, lived).values())).contains(Lived.MARK);
    }

    @Test
    @DisplayName("W5 Every column of words in a partnership is sealed: bytes, not text")
    void everyColumnOfWordsIsBytes() {
        assertThat(Database.superuser().sql("""
                                select distinct relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid
                                 where (obj_description(c.oid, 'pg_class') like 'scope: partnership%' or relname = 'note')
                                   and relkind = 'r' and attnum > 0 and not attisdropped and atttypid in ('text'::regtype, 'json'::regtype, 'jsonb'::regtype, 'varchar'::regtype)
                                   and not exists (select from pg_constraint where conrelid = c.oid and contype = 'c' and conkey = array[attnum])
                                """).query(String.class).list())
                .as("text that is not one of a fixed list")
                .containsExactly("visit.zone");
    }

    @Test
    @DisplayName("W6 No page title names a person or a topic")
    void noTitleNamesAnybody() {
        var lived = Lived.at(port);
        for (var reader : List.of(lived.host, lived.coach))
            Opened.by(reader, lived).forEach((address, page) -> {
                var title = TITLE.matcher(page);
                assertThat(title.find()).as(address).isTrue();
                assertThat(title.group(1))
                        .as(address)
                        .endsWith("TwoLearn")
                        .doesNotContain("Zebedee", "Quillan", "Wilhelmina", "Marmalade", "quince");
            });
    }

    @Test
    @DisplayName("W6 There is nothing to send a message with")
    void nothingSendsMessages() {
        for (var sender : List.of(
                "jakarta.mail.Session",
                "javax.mail.Session",
                "org.springframework.mail.MailSender",
                "org.apache.commons.mail.Email",
                "nl.martijndwars.webpush.PushService",
                "net.fortuna.ical4j.model.Calendar"))
            assertThat(sender).satisfies(name -> assertThat(there(name)).isFalse());
        assertThat(there("org.springframework.jdbc.core.simple.JdbcClient")).isTrue();
        assertThat(main("import [^;]*\\.(mail|push|smtp)\\.|PushManager|showNotification", ""))
                .isEmpty();
    }

    private static boolean there(String type) {
        try {
            Class.forName(type, false, TheWallTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @Test
    @DisplayName("W8 Signed in on a device that was not admitted one reads nothing; on one that was, what is one's own")
    void anAccountIsNotAKey() {
        var fresh = new DeviceId(UUID.randomUUID());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'A borrowed laptop')")
                .params(teacher.value(), fresh.value())
                .update();
        allowed(teacher, "insert into note (person_id, entry_id, words) values (:me, :id, '')");
        for (var table : List.of("partnership", "membership", "partnership_key", "note")) {
            var rows = "select count(*) from " + table;
            if (!table.equals("partnership_key"))
                assertThat(on(Someone.device(teacher), () -> number(rows)))
                        .as(table)
                        .isPositive();
            assertThat(on(fresh, () -> number(rows))).as(table).isZero();
        }
        var page = CurrentPerson.<org.springframework.test.web.servlet.assertj.MvcTestResult, RuntimeException>call(
                teacher, fresh, () -> browser.get().uri(base()).exchange());
        assertThat(page).hasStatus(404);
        assertThat(org.twolearn.Pair.get(browser, teacher, base())).hasStatusOk();
    }

    @Test
    @DisplayName("W8 A device does not admit itself")
    void aDeviceDoesNotAdmitItself() {
        var fresh = new DeviceId(UUID.randomUUID());
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'A borrowed laptop')")
                .params(teacher.value(), fresh.value())
                .update();
        var admit = "select count(*) from (select admit_by_device('" + fresh.value() + "') as done) d where done";
        assertThat(on(fresh, () -> number(admit))).isZero();
        assertThat(Someone.<Integer, RuntimeException>as(coach, () -> transaction.execute(_ -> number(admit))))
                .isZero();
        assertThat(on(Someone.device(teacher), () -> number(admit))).isOne();
    }

    private <T> T on(DeviceId device, Supplier<T> work) {
        return CurrentPerson.<T, RuntimeException>call(teacher, device, () -> transaction.execute(_ -> work.get()));
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    @DisplayName(
            "W11 No program here calls another but the issuer of school accounts: no model and no client to reach one")
    void noModelReadsYou() {
        assertThat(main(
                        "import [^;]*(java\\.net\\.http|HttpURLConnection|RestClient|RestTemplate|WebClient|okhttp|apache\\.hc"
                                + "|openai|anthropic|langchain|\\.ai\\.|onnx|djl|tensorflow|sentiment|lucene)",
                        "demo"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("Issuer.java", "IssuerKeys.java", "AccountExchange.java");
        assertThat(main("import org\\.springframework\\.jdbc", "demo")).isNotEmpty();
    }

    @Test
    @DisplayName(
            "W11 Nothing computed about two people is kept: no number but versions and steps, no view but of the rules, and a trigger only where a number admits a device, a sign-in is told, a figure stays, keys change hands, positions begin and rules change")
    void nothingComputedIsKept() {
        assertThat(Database.superuser().sql("""
                                select distinct attname from pg_attribute join pg_class c on c.oid = attrelid join pg_type t on t.oid = atttypid
                                 where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'scope: partnership%' and attnum > 0 and not attisdropped
                                   and (typcategory in ('N', 'T', 'B') or typname in ('json', 'jsonb', '_int4', '_float8', 'vector', 'tsvector') or attgenerated <> '')
                                """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "version",
                        "revision",
                        "epoch",
                        "step",
                        "reader_epoch",
                        "epochs", // which of several keys
                        "alone", // that a host records by themselves
                        "practice", // that all who are in a visit record the same, to compare
                        "most", // how many students are in the room
                        "taken"); // how many of them have answered, while they may
        assertThat(Database.superuser()
                        .sql(
                                "select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("rule_standing", "keeping_standing");
        assertThat(Database.superuser()
                        .sql("select tgrelid::regclass || '.' || tgname from pg_trigger where not tgisinternal"
                                // Under a lawful hold it keeps the sealed row as it was, and reads nothing.
                                + " and tgname <> 'held_stays'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "account.connecting_is_told",
                        "device_confirmation.the_right_number_admits",
                        "device_request.account_waits_a_day",
                        "device_request.asking_is_told",
                        "figure.figures_stay",
                        "figure.within_the_budget",
                        "figure_run.figures_stay",
                        "figure_terms.figures_stay",
                        "figure_year.figures_stay",
                        "\"position\".remembers_before",
                        "\"position\".remembers_change",
                        "\"position\".remembers_end",
                        "\"position\".remembers_new",
                        "\"position\".representatives_are",
                        "\"position\".representatives_come",
                        "\"position\".representatives_leave",
                        "\"position\".representatives_were",
                        "position_since.settles_last",
                        "joining.leaves_nothing",
                        "keeping_ended.is_kept_after_all",
                        "members_only.all_wait",
                        "members_only.the_server_lets_go",
                        "membership.joining_waits",
                        "membership.retires_keys",
                        "partnership_key.says_who_wraps",
                        "reader_yes.a_yes_waits",
                        "rule_change.asks_representatives",
                        "rule_change.written_by_the_database",
                        "session.account_sessions_are_short",
                        "session.way_is_shown",
                        "session.a_sign_in_through_the_account_is_told");
    }

    /** Our own sources outside one module that hold a pattern. */
    private static List<Path> main(String pattern, String outside) {
        var found = Pattern.compile(pattern);
        try (var files = Files.walk(Path.of("src/main/java/org/twolearn"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> outside.isEmpty() || !file.toString().contains("/" + outside + "/"))
                    .filter(file -> found.matcher(read(file)).find())
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
