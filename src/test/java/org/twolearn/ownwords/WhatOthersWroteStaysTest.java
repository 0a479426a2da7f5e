package org.twolearn.ownwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** W7, W9, C5: taking one's own along is no way to what others wrote, think of, or add while one is outside. */
@Story
class WhatOthersWroteStaysTest extends TeacherAndCoach {
    private static final JdbcClient DB = Database.superuser();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("C5 Whom members only think of asking finds nothing of it in what they take along")
    void whomTheyThinkOfAsking() throws IOException {
        assertThat(Pair.post(
                        browser,
                        teacher,
                        base() + "/newcomers",
                        "to",
                        colleague.value().toString(),
                        "words",
                        "Cleo?"))
                .hasStatus(302);
        assertThat(DB.sql("select count(*) from joining_yes where person_id = ?")
                        .param(colleague.value())
                        .query(Integer.class)
                        .single())
                .isOne();

        assertThat(taken(colleague))
                .doesNotContain(partnership.value().toString(), teacher.value().toString());
        assertThat(rows(colleague, "joining_yes")).isZero();
        assertThat(rows(teacher, "joining_yes")).as("whose yes it is").isOne();
        assertThat(taken(teacher)).contains("\"kind\":\"joining_yes\"");
    }

    @Test
    @DisplayName(
            "C5 Each table of a partnership says whose its rows are; a person named in one owns none by that alone")
    void eachTableSaysWhose() {
        var whose = DB.sql("""
                select relname, array_to_string(whose(c.oid), ', ') as whose from pg_class c
                 where relnamespace = 'public'::regnamespace and relkind = 'r'
                   and obj_description(oid, 'pg_class') like 'scope: partnership.%'
                """).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("relname"), row -> (String) row.get("whose")));

        assertThat(whose)
                .containsAllEntriesOf(Map.of(
                        "membership", "person_id",
                        "signature", "person_id",
                        "offer_yes", "person_id",
                        "visit_signature", "person_id",
                        "goal_understood", "person_id",
                        "going_on", "person_id",
                        "going_on_ended", "person_id",
                        "joining_yes", "member",
                        "joining_words", "author",
                        "visit_record", "host"))
                .containsEntry("reader_yes", "said_by");
        whose.values().removeIf(columns -> !columns.isEmpty());
        assertThat(whose.keySet())
                .as("nobody's to take along: the shell of it, open questions and keys")
                .containsExactlyInAnyOrder(
                        "partnership",
                        "invitation",
                        "joining",
                        "visit_practiced",
                        "partnership_key",
                        "members_only",
                        "member_key",
                        "asked",
                        "student_door");
    }

    @Test
    @DisplayName(
            "W9 While my access is paused, and after I left then, I take along what was mine, and nothing written since")
    void nothingWrittenSinceThePause() throws IOException {
        send(coach, "/ideas", "idea", "Bo’s idea").hasStatus(302);
        plans();
        assertThat(visits()).isEqualTo(List.of(1, 1));

        DB.sql("insert into position (district_id, position_id, person_id, kind)"
                        + " values (?, gen_random_uuid(), ?, 'district lead')")
                .params(Someone.LAKESHORE, coach.value())
                .update();
        plans();

        assertThat(Pair.get(browser, coach, base())).hasStatus(404);
        assertThat(visits()).isEqualTo(List.of(1, 1));
        assertThat(taken(coach)).contains("Bo’s idea");

        var yes = UUID.randomUUID();
        says("insert into going_on (partnership_id, person_id, entry_id, about, what, place) values (:p, :me, '" + yes
                + "', '" + coach.value() + "', 'leads', '" + Someone.LAKESHORE + "')");
        assertThat(visits()).as("she lets him go on").isEqualTo(List.of(2, 2));
        says("insert into going_on_ended (partnership_id, person_id, entry_id) values (:p, :me, '" + yes + "')");
        assertThat(visits()).isEqualTo(List.of(1, 1));

        assertThat(Pair.post(browser, coach, "/pauses/" + partnership.value() + "/departure"))
                .hasStatus(302);
        assertThat(visits()).as("after leaving").isEqualTo(List.of(1, 1));
        assertThat(taken(coach)).contains("Bo’s idea");
    }

    /** The teacher plans a visit to the coach's classroom. */
    private void plans() {
        var visit = UUID.randomUUID();
        says("insert into visit (partnership_id, visit_id, host, offered_by, zone) values (:p, '" + visit + "', '"
                + coach.value() + "', :me, 'UTC')");
        says("insert into visit_plan (partnership_id, visit_id, version, host, author, visitors, begins, ends, details)"
                + " values (:p, '" + visit + "', 1, '" + coach.value() + "', :me, array[:me]::uuid[], now(),"
                + " now() + interval '1 hour', '')");
    }

    private void says(String sql) {
        assertThat(pair.sql(teacher, sql, Map.of("p", partnership.value(), "me", teacher.value())))
                .isOne();
    }

    private List<Integer> visits() {
        return List.of(rows(coach, "visit"), rows(coach, "visit_plan"));
    }

    private int rows(PersonId person, String table) {
        return Someone.<Integer, RuntimeException>as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from own_rows(?)")
                        .param(table)
                        .query(Integer.class)
                        .single()));
    }

    private String taken(PersonId person) throws IOException {
        var answer = Pair.get(browser, person, "/me/words/export.zip");
        assertThat(answer).hasStatusOk();
        return Packed.of(answer.getResponse().getContentAsByteArray()).all();
    }
}
