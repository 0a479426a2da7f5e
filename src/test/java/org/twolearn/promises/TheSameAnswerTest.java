package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** What somebody who guesses addresses could compare. Time is compared by what takes it: the statements and their rows. */
@Story
class TheSameAnswerTest extends Two {
    record Answer(int status, Map<String, String> headers, String body, Map<String, Long> statements) {}

    @ParameterizedTest(
            name = "W2 Somebody else''s and never there: one status, headers, body and statements, page “{0}”")
    @ValueSource(
            strings = {
                "",
                "/ideas",
                "/agreement",
                "/learning",
                "/steps",
                "/talks",
                "/cycles",
                "/departure",
                "/visits/new"
            })
    void alike(String page) {
        for (var other : new PersonId[] {colleague, principal}) {
            asks(other, base() + page);
            var theirs = asks(other, base() + page);
            var never = asks(other, "/partnerships/" + UUID.randomUUID() + page);
            assertThat(theirs.status()).isEqualTo(404);
            assertThat(theirs).isEqualTo(never);
            assertThat(theirs.statements()).isNotEmpty();
        }
        assertThat(asks(teacher, base() + page).status()).isEqualTo(200);
    }

    private Answer asks(PersonId person, String page) {
        var before = statements();
        var answer = Pair.get(browser, person, page).getResponse();
        var after = statements();
        after.replaceAll((statement, cost) -> cost - before.getOrDefault(statement, 0L));
        after.values().removeIf(cost -> cost == 0);
        var headers = new TreeMap<String, String>();
        for (var name : answer.getHeaderNames()) headers.put(name, String.join(", ", answer.getHeaders(name)));
        var body = new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        return new Answer(answer.getStatus(), headers, body, after);
    }

    /** How often each was sent and how many rows it found, in one number; what a new connection says first is left out. */
    private static Map<String, Long> statements() {
        var statements = new TreeMap<String, Long>();
        Database.superuser()
                .sql("select queryid || ' ' || left(query, 60) as statement, calls * 1000000 + rows as cost"
                        + " from counters.pg_stat_statements"
                        + " where userid = 'tl_app'::regrole and query not ilike 'set application_name%'")
                .query((row, _) -> statements.merge(row.getString("statement"), row.getLong("cost"), Long::sum))
                .list();
        return statements;
    }
}
