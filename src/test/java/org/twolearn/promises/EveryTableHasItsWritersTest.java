package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

/** Every row that people have written, written again, changed and taken away by everybody else, as the policies alone say. */
@DisplayName("W2. The database itself takes a row from its writer only")
@Story
class EveryTableHasItsWritersTest {
    private static final Pattern DEVICE = Pattern.compile("\"device_id\": \"([^\"]*)\"");
    private static final List<String> WHAT = List.of("insert", "update", "delete");

    @LocalServerPort
    int port;

    Everybody all;
    Map<String, String> people;
    Map<String, String> scopes;
    SoftAssertions softly;

    @BeforeEach
    void theyHaveLived() {
        all = Everybody.at(port);
        people = all.byId();
        scopes = Tables.scopes();
        softly = new SoftAssertions();
    }

    @Test
    @DisplayName("W2/C1/E2. Nobody writes, changes or takes away a row but the person who did, and they can")
    void nobodyWritesForAnother() throws SQLException {
        try (var tried = new Tried()) {
            for (var table : Tables.chosen())
                for (var what : WHAT)
                    softly.assertThat(tried.through(() -> tries(tried, table, what)))
                            .as("%s, %s", table, what)
                            .isEmpty();
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. The list of writers names tables and what is granted, and no other")
    void theListIsOfWhatIsThere() {
        assertThat(Writers.listed()).allMatch(line -> Tables.scopes().containsKey(line.split(" ")[0]));
    }

    private void tries(Tried tried, String table, String what) throws SQLException {
        var allowed = Writers.of(table, what);
        tried.arrange(all.told(allowed.arranged()));
        var found = new TreeSet<String>();
        var rows = Writing.of(tried, "tl_app", table, what, all.ids());
        for (var row : rows) {
            tried.arrange(row.alone());
            var writers = writers(tried, row);
            if (!allowed.also().contains("away"))
                for (var person : writers)
                    softly.assertThat(reaches(
                                    tried, row, person, UUID.randomUUID().toString()))
                            .as("%s, %s, %s, on a device not admitted", table, what, people.get(person))
                            .isFalse();
            softly.assertThat(writers.size())
                    .as("%s, %s: how many", table, what)
                    .isLessThanOrEqualTo(allowed.most());
            softly.assertThat(writers)
                    .as(
                            "%s, %s: %s",
                            table, what, writers.stream().map(people::get).toList())
                    .allMatch(one -> allowed.may(all, row, one));
            found.addAll(writers);
            tried.undo();
            if (!allowed.outside(scopes.get(table)) && !row.row().contains("\"partnership_id\": null"))
                outside(tried, row, writers);
            if (what.equals("insert") && allowed.who().equals(List.of("named"))) inAnothersName(tried, row, writers);
        }
        if (!rows.isEmpty() && !allowed.who().contains("nobody"))
            softly.assertThat(found).as("%s, %s: the one who may", table, what).isNotEmpty();
    }

    private List<String> writers(Tried tried, Writing row) throws SQLException {
        var writers = new ArrayList<String>();
        for (var person : people.keySet())
            if (reaches(tried, row, person, person)
                    || !device(row).isEmpty() && reaches(tried, row, person, device(row))) writers.add(person);
        return writers;
    }

    /** When they are members of nothing, and nobody asks them. */
    private void outside(Tried tried, Writing row, List<String> writers) throws SQLException {
        tried.arrange(
                row.alone(), "update membership set left_at = now()", "delete from joining", "delete from invitation");
        for (var person : writers) {
            softly.assertThat(reaches(tried, row, person, person))
                    .as("%s, %s: %s, who has left", row.table(), row.what(), people.get(person))
                    .isFalse();
            if (Writers.of(row.table(), row.what()).also().contains("asked")) continue;
            tried.arrange("insert into invitation (partnership_id, person_id, offered_by, closes_at)"
                    + " select partnership_id, '" + person
                    + "', offered_by, now() + interval '1 day' from partnership");
            softly.assertThat(reaches(tried, row, person, person))
                    .as("%s, %s: %s, who is asked and has not said yes", row.table(), row.what(), people.get(person))
                    .isFalse();
            tried.undo();
        }
        tried.undo();
    }

    /** The same, written as if somebody else had. */
    private void inAnothersName(Tried tried, Writing row, List<String> writers) throws SQLException {
        tried.arrange(row.alone());
        for (var writer : writers)
            for (var other : List.of(all.lived.ana, all.lived.ben, all.lived.gail, all.lived.lena)) {
                var name = other.value().toString();
                if (!row.names(name))
                    softly.assertThat(reaches(tried, row.with(writer, name), writer, writer))
                            .as("%s: in the name of %s", row.table(), people.get(name))
                            .isFalse();
            }
        tried.undo();
    }

    private static boolean reaches(Tried tried, Writing row, String person, String device) throws SQLException {
        for (var sql : row.statements()) {
            var rows = tried.reaches("tl_app", person, device, sql);
            if (rows > 0 || rows < 0 && row.what().equals("update")) return true;
        }
        return false;
    }

    private static String device(Writing row) {
        var named = DEVICE.matcher(row.row());
        return named.find() ? named.group(1) : "";
    }
}
