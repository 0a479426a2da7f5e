package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** How often a page asks the database, counted by the database: BEGIN and COMMIT left out, the door's question included. */
@DisplayName("Pages ask the database as often for thirty as for three")
@Story
class StatementsTest {
    private static final String COUNTED = """
            select query, calls from counters.pg_stat_statements
             where userid = 'tl_app'::regrole and query !~* '^(begin|commit|rollback)'
            """;

    // Exactly. The door's question, which tells the database who asks, is one of each; of what is sent, these are two.
    // Home asks once more whose name to say where a partner let a device in, and once more for a position that is
    // offered; both pages ask once how long it is kept.
    private static final int HOME = 12, LIST = 7, PARTNERSHIP = 12, AGREEMENT = 6, LEARNING = 6;

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben;
    Asker browser;

    @BeforeEach
    void somebodyBusy() {
        ana = Someone.called("Ana");
        browser = Asker.signedIn("Ana", port, ana);
    }

    @Test
    void homeAndTheList() {
        for (int i = 0; i < 3; i++) partnership();
        var home = statements("Home, 3 partnerships", "/");
        var list = statements("List, 3 partnerships", "/partnerships");
        for (int i = 3; i < 30; i++) partnership();

        assertThat(statements("Home, 30 partnerships", "/")).isEqualTo(home);
        assertThat(statements("List, 30 partnerships", "/partnerships")).isEqualTo(list);
        assertThat(home).as("Home").isEqualTo(HOME);
        assertThat(list).as("the list").isEqualTo(LIST);
    }

    @Test
    void aPartnershipsPages() {
        var path = "/partnerships/" + partnership().value();
        for (int i = 0; i < 3; i++) something(path);
        var page = statements("Partnership, 3 of each", path);
        var agreement = statements("Agreement, 3 versions", path + "/agreement");
        var learning = learning("Learning, after 3", path);
        for (int i = 3; i < 30; i++) something(path);

        assertThat(statements("Partnership, 30 of each", path)).isEqualTo(page);
        assertThat(statements("Agreement, 30 versions", path + "/agreement")).isEqualTo(agreement);
        assertThat(learning("Learning, after 30", path)).isEqualTo(learning);
        assertThat(page).as("the partnership's page").isEqualTo(PARTNERSHIP);
        assertThat(agreement).as("the agreement").isEqualTo(AGREEMENT);
        assertThat(learning).as("saving what was learned").isEqualTo(LEARNING);
    }

    @Test
    void takingItAlong() {
        for (int i = 0; i < 3; i++) something("/partnerships/" + partnership().value());
        var export = statements("Export, 3 partnerships", "/me/words/export.zip");
        var mine = statements("What is mine, 3 partnerships", "/me/words");
        for (int i = 3; i < 12; i++) something("/partnerships/" + partnership().value());

        assertThat(statements("Export, 12 partnerships", "/me/words/export.zip"))
                .isEqualTo(export);
        assertThat(statements("What is mine, 12 partnerships", "/me/words")).isEqualTo(mine);
    }

    private PartnershipId partnership() {
        ben = Someone.called("Ben");
        pair.offered(ben, ana);
        var id = pair.agreed(ana, ben);
        something("/partnerships/" + id.value());
        sent(Asker.signedIn("Ben", port, ben), "/partnerships/" + id.value() + "/visits", visit(ben, ana));
        return id;
    }

    private void something(String path) {
        sent(path + "/agreement/lines", "hope", "To hear the others, " + UUID.randomUUID());
        sent(path + "/ideas", "id", UUID.randomUUID(), "idea", "Pairs first.");
        sent(path + "/steps", "id", UUID.randomUUID(), "step", "Try the cards.");
        sent(path + "/talks", "id", UUID.randomUUID(), "day", "", "note", "Cards.");
        sent(path + "/learning", "id", UUID.randomUUID(), "learned", "Who looks at me.");
        sent(path + "/visits", visit(ana, ben));
    }

    private static Object[] visit(PersonId host, PersonId visitor) {
        return new Object[] {
            "id",
            UUID.randomUUID(),
            "host",
            host.value(),
            "visitor",
            visitor.value(),
            "day",
            LocalDate.now().plusDays(3),
            "begins",
            "10:00",
            "ends",
            "10:30",
            "purpose",
            "Who?",
            "instrument",
            "opportunities",
            "seats",
            26,
            "role",
            "silent",
            "told",
            "yes",
            "anyway",
            "yes"
        };
    }

    private void sent(String path, Object... fields) {
        sent(browser, path, fields);
    }

    private static void sent(Asker by, String path, Object... fields) {
        assertThat(by.posts(path, fields).status()).as(path).isEqualTo(302);
    }

    private int statements(String what, String path) {
        assertThat(browser.gets(path).status()).isEqualTo(200);
        return counted(what, () -> browser.gets(path));
    }

    private int learning(String what, String path) {
        return counted(what, () -> sent(path + "/learning", "id", UUID.randomUUID(), "learned", "Something."));
    }

    private static int counted(String what, Runnable visit) {
        var before = calls();
        visit.run();
        var after = calls();
        after.replaceAll((query, calls) -> calls - before.getOrDefault(query, 0));
        after.values().removeIf(calls -> calls == 0);
        var sum = after.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("STATEMENTS %s: %d%n", what, sum);
        after.forEach((query, calls) -> System.out.printf("    %d x %s%n", calls, query.replaceAll("\\s+", " ")));
        return sum;
    }

    private static Map<String, Integer> calls() {
        var calls = new LinkedHashMap<String, Integer>();
        Database.superuser()
                .sql(COUNTED)
                .query((row, _) -> calls.merge(row.getString("query"), row.getInt("calls"), Integer::sum))
                .list();
        return calls;
    }
}
