package org.twolearn.promises;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
import org.twolearn.Someone;

/** Nina joined Ana and Ben when everything had been written; what they wrote since is hers as it is theirs. */
@DisplayName("W2. A newcomer reads from the day on which they came")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class NewcomerTest {
    private static final List<String> NEWER =
            List.of("Newer idea.", "Newer step.", "Newer talk.", "Newer learning.", "Newer cycle.", "Newer Tuesdays.");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Lived lived;

    @BeforeEach
    void theyHaveLived() {
        lived = Lived.at(port);
    }

    @Test
    @DisplayName("W2. The database shows a newcomer no row of any table that was there before them")
    void noOlderRow() {
        var now = Came.rows(lived.partnership);
        var softly = new SoftAssertions();
        lived.came.before.forEach((table, before) -> {
            if (comment(table).endsWith("A newcomer reads all of it.")) return;
            var seen = rows(table);
            if (table.equals("agreement") || table.equals("signature")) {
                softly.assertThat(seen).as(table).isLessThanOrEqualTo(now.get(table));
                return;
            }
            softly.assertThat(seen).as(table).isLessThanOrEqualTo(now.get(table) - before);
        });
        for (var table :
                List.of("cycle", "visit", "visit_plan", "idea", "next_step", "next_step_said", "talk", "learned"))
            softly.assertThat(rows(table)).as(table).isPositive();
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. Every table of a partnership hides what is older, by a moment the application cannot write")
    void everyTableHidesWhatIsOlder() {
        var softly = new SoftAssertions();
        Tables.scopes().forEach((table, scope) -> {
            if (!scope.equals("partnership") || comment(table).endsWith("A newcomer reads all of it.")) return;
            var policy = Database.superuser()
                    .sql(
                            "select qual from pg_policies where tablename = ? and permissive = 'RESTRICTIVE' and cmd = 'SELECT'")
                    .param(table)
                    .query(String.class)
                    .list();
            softly.assertThat(policy).as(table).singleElement().asString().contains("from_the_start()");
            var moment = policy.toString().replaceAll("(?s).*OR \\(\\(?(\\w+) >= reads_from\\(.*", "$1");
            if (table.equals("agreement") || table.equals("signature")) return;
            softly.assertThat(Database.superuser()
                            .sql("select has_column_privilege('tl_app', ?::text, ?::text, 'insert, update')")
                            .params(table, moment)
                            .query(Boolean.class)
                            .single())
                    .as("%s.%s", table, moment)
                    .isFalse();
        });
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. What was there before is not found by its address, and what came after is")
    void olderThingsAreNotFound() {
        var softly = new SoftAssertions();
        for (var endpoint : Listed.in("endpoints.tsv").entrySet()) {
            if (!endpoint.getValue().equals("partnership")) continue;
            var ids = Endpoints.ids(endpoint.getKey(), lived.partnership, lived.cycle, lived);
            if (Endpoints.filled(endpoint.getKey(), ids).ids().size() < 2
                    || endpoint.getKey().contains("{person}")) continue;
            var strange = Endpoints.random(ids);
            strange.put("partnership", lived.partnership);
            softly.assertThat(new Probe(lived)
                            .same(softly, lived.came.newcomer, endpoint.getKey(), ids, strange, 0)
                            .status())
                    .as(endpoint.getKey())
                    .isIn(404, 422);
            if (!endpoint.getKey().startsWith("GET")) continue;
            var there = Endpoints.filled(endpoint.getKey(), since(ids)).path();
            var asked = lived.came.newcomer.gets(there).status();
            softly.assertThat(asked)
                    .as(endpoint.getKey())
                    .isIn(
                            lived.coach.gets(there).status(),
                            lived.host.gets(there).status());
        }
        softly.assertThat(lived.came
                        .newcomer
                        .gets(lived.path() + "/agreement/versions/1")
                        .status())
                .isEqualTo(404);
        softly.assertThat(lived.came
                        .newcomer
                        .gets(lived.path() + "/agreement/versions/4")
                        .status())
                .isEqualTo(200);
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. The pages show a newcomer the words of today and none of before")
    void thePagesShowWhatCameAfter() {
        var softly = new SoftAssertions();
        var read = new StringBuilder();
        for (var page : List.of(
                "",
                "?all=true",
                "/agreement",
                "/agreement/lines",
                "/cycles",
                "/cycles/" + lived.came.cycle,
                "/stages",
                "/ideas",
                "/steps",
                "/talks",
                "/learning",
                "/visits/" + lived.came.visit,
                "/visits/new",
                "/departure",
                "/newcomers/new")) {
            var answer = lived.came.newcomer.gets(lived.path() + page);
            softly.assertThat(answer.status()).as(page).isEqualTo(200);
            // The letter is theirs, with the lines of all who signed it.
            if (!page.startsWith("/agreement"))
                softly.assertThat(answer.body()).as(page).doesNotContain(Lived.MARK);
            read.append(answer.body());
        }
        for (var page : List.of("/", "/partnerships"))
            softly.assertThat(lived.came.newcomer.gets(page).body()).as(page).doesNotContain(Lived.MARK);
        softly.assertThat(read).contains(NEWER);
        softly.assertAll();
    }

    /** The same thing, written after Nina came. */
    private Map<String, Object> since(Map<String, Object> ids) {
        var since = new LinkedHashMap<>(ids);
        since.replace("id", lived.cycle, lived.came.cycle);
        since.put("visit", lived.came.visit);
        since.put("asked", lived.came.ask);
        since.put("idea", lived.came.idea);
        since.put("step", lived.came.step);
        since.put("talk", lived.came.talk);
        since.put("entry", lived.came.learned);
        return since;
    }

    private int rows(String table) {
        return Someone.<Integer, RuntimeException>as(
                lived.came.nina,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table + " where partnership_id = ?")
                        .param(lived.partnership)
                        .query(Integer.class)
                        .single()));
    }

    private static String comment(String table) {
        return Database.superuser()
                .sql("select obj_description(?::regclass, 'pg_class')")
                .param(table)
                .query(String.class)
                .single();
    }
}
