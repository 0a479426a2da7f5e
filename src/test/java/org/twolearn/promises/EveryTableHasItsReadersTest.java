package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Every table, read with plain SQL by everybody it does not belong to. */
@DisplayName("W2. The database itself hides the rows")
@Story
class EveryTableHasItsReadersTest {
    private static final Map<String, String> READERS = Listed.in("tables.tsv");

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
    @DisplayName("W2. Every table is on the list with its scope and who reads it, and the list names no other")
    void everyTableIsOnTheList() {
        var scopes = Tables.scopes();
        assertThat(READERS.keySet()).containsExactlyInAnyOrderElementsOf(scopes.keySet());
        var softly = new SoftAssertions();
        scopes.forEach((table, scope) ->
                softly.assertThat(READERS.get(table)).as(table).startsWith(scope + "\t"));
        softly.assertAll();
    }

    @Test
    @DisplayName("W1/W2. A partnership's rows are there for its members and for nobody else")
    void aPartnershipsRowsAreItsMembers() {
        var softly = new SoftAssertions();
        for (var table : of("partnership")) {
            var mine = "select count(*) from " + table + " where partnership_id in (?, ?)";
            // The offer that nobody has answered yet is Tom's to see; all the rest is only theirs.
            var ids = table.equals("invitation")
                    ? new Object[] {lived.partnership, lived.open}
                    : new Object[] {lived.partnership, lived.partnership};
            softly.assertThat(counts(lived.ana, mine, ids) + counts(lived.ben, mine, ids))
                    .as("%s: members", table)
                    .isPositive();
            softly.assertThat(away(lived.ana, mine, ids))
                    .as("%s: a member's device that is not admitted", table)
                    .isZero();
            for (var other :
                    List.of(lived.pat, lived.lena, lived.olga, lived.tom, lived.far, lived.wendy, lived.gail)) {
                if (table.equals("invitation") && other.equals(lived.tom)) continue;
                softly.assertThat(counts(other, mine, ids))
                        .as("%s: others", table)
                        .isZero();
            }
            for (var other : List.of(lived.pat, lived.lena, lived.olga, lived.far, lived.gail))
                softly.assertThat(counts(other, "select count(*) from " + table))
                        .as("%s: anything", table)
                        .isZero();
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("W2. A person's rows are there for that person")
    void aPersonsRowsAreTheirs() {
        var softly = new SoftAssertions();
        for (var table : of("person")) {
            var hers = "select count(*) from " + table + " where person_id = ?";
            softly.assertThat(counts(lived.ana, hers, lived.ana.value()))
                    .as("%s: their own", table)
                    .isPositive();
            for (var other : List.of(lived.pat, lived.lena, lived.olga, lived.ben, lived.tom, lived.far, lived.wendy)) {
                var runs = other.equals(lived.olga) || other.equals(lived.lena);
                if (runs && READERS.get(table).contains("who runs the district")) continue;
                if (other.equals(lived.ben) && READERS.get(table).contains("partners")) continue;
                softly.assertThat(counts(other, hers, lived.ana.value()))
                        .as("%s: others", table)
                        .isZero();
            }
        }
        softly.assertAll();
    }

    private static List<String> of(String scope) {
        return READERS.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(scope + "\t"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private int counts(PersonId person, String sql, Object... values) {
        return Someone.<Integer, RuntimeException>as(person, () -> count(sql, values));
    }

    private int away(PersonId person, String sql, Object... values) {
        return CurrentPerson.<Integer, RuntimeException>call(
                person, new DeviceId(UUID.randomUUID()), () -> count(sql, values));
    }

    private int count(String sql, Object... values) {
        return transaction.execute(
                _ -> jdbc.sql(sql).params(values).query(Integer.class).single());
    }
}
