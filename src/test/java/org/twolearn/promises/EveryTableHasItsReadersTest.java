package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.Database;
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

    Everybody all;
    Lived lived;

    @BeforeEach
    void theyHaveLived() {
        all = Everybody.at(port);
        lived = all.lived;
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
    @DisplayName("W1/W2. A partnership's rows are there for its members, in each of its states, and for nobody else")
    void aPartnershipsRowsAreItsMembers() {
        var softly = new SoftAssertions();
        for (var table : of("partnership")) {
            var mine = "select count(*) from " + table + " where partnership_id = ?";
            var members = 0;
            for (var state : all.states) {
                for (var member : state.members()) members += counts(all.people.get(member), mine, state.partnership());
                for (var other : all.strangers(state))
                    softly.assertThat(counts(all.people.get(other), mine, state.partnership()))
                            .as("%s, %s, %s", table, state.name(), other.name())
                            .isZero();
                softly.assertThat(away(lived.ana, mine, state.partnership()))
                        .as("%s: a member's device that is not admitted", table)
                        .isZero();
                softly.assertThat(count(mine, state.partnership()))
                        .as("%s: nobody", table)
                        .isZero();
            }
            softly.assertThat(members).as("%s: members", table).isPositive();
            for (var other :
                    List.of(lived.pat, lived.lena, lived.olga, lived.far, lived.gail, all.rita, all.paul, all.carl))
                softly.assertThat(counts(other, "select count(*) from " + table))
                        .as("%s: anything", table)
                        .isZero();
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("R1/W2. Of what a member recorded alone their partners find no row in any table, until it is shown")
    void whatIsRecordedAloneIsTheirs() {
        var named = Database.superuser()
                .sql("select table_name::text from information_schema.columns"
                        + " where column_name = 'visit_id' and table_schema = 'public'")
                .query(String.class)
                .list();
        var softly = new SoftAssertions();
        for (var table : named) {
            var rows = "select count(*) from " + table + " where visit_id in (select visit_id from visit"
                    + " where alone and partnership_id = ?)";
            var all = Database.superuser()
                    .sql(rows)
                    .param(lived.partnership)
                    .query(Integer.class)
                    .single();
            var ids = Database.superuser()
                    .sql("select visit_id from visit where alone and partnership_id = ?")
                    .param(lived.partnership)
                    .query(UUID.class)
                    .list();
            var found = "select count(*) from " + table + " where visit_id = any (?)";
            softly.assertThat(counts(lived.ana, found, (Object) ids.toArray(UUID[]::new)))
                    .as("%s: hers", table)
                    .isEqualTo(all);
            for (var partner : List.of(lived.ben, lived.came.nina))
                softly.assertThat(counts(partner, found, (Object) ids.toArray(UUID[]::new)))
                        .as("%s: a partner’s", table)
                        .isZero();
            // By it a host shows it; the others take a partner, or come after it.
            if (!Set.of(
                            "visit_look",
                            "visit_kept",
                            "visit_note",
                            "visit_practiced",
                            "visit_code",
                            "visit_coded",
                            "idea",
                            "asked")
                    .contains(table))
                softly.assertThat(all).as("%s: rows there are", table).isPositive();
        }
        softly.assertAll();
    }

    @Test
    @DisplayName("W9. While a member has a position over another, only that they are a member is there for them")
    void aPausedMembersRowsAreAway() {
        lived.holds(lived.ben, "principal");
        try {
            for (var table : of("partnership"))
                assertThat(counts(
                                lived.ben,
                                "select count(*) from " + table + " where partnership_id = ?",
                                lived.partnership))
                        .as(table)
                        .isEqualTo(table.equals("membership") ? 1 : 0);
        } finally {
            lived.laysDown(lived.ben, "principal");
        }
        var others = "select count(*) from share_piece where person_id <> me()";
        lived.holds(lived.ana, "principal");
        try {
            assertThat(counts(lived.ana, others))
                    .as("what the other put into a share")
                    .isZero();
        } finally {
            lived.laysDown(lived.ana, "principal");
        }
        assertThat(counts(lived.ana, others)).isPositive();
        assertThat(counts(lived.ben, "select count(*) from idea where partnership_id = ?", lived.partnership))
                .isPositive();
    }

    @Test
    @DisplayName("W2. A person's rows are there for that person")
    void aPersonsRowsAreTheirs() {
        var softly = new SoftAssertions();
        for (var table : of("person")) {
            var hers = "select count(*) from " + table + " where person_id = ?";
            var nobodys = READERS.get(table).equals("person\tnobody");
            softly.assertThat(nobodys || counts(lived.ana, hers, lived.ana.value()) > 0)
                    .as("%s: their own", table)
                    .isTrue();
            if (nobodys) {
                softly.assertThatThrownBy(() -> counts(lived.ana, hers, lived.ana.value()))
                        .as("%s: nobody's", table)
                        .rootCause()
                        .hasMessageContaining("permission denied");
                continue;
            }
            for (var other : all.people.values()) {
                if (other.equals(lived.ana) || reads(other, READERS.get(table))) continue;
                softly.assertThat(counts(other, hers, lived.ana.value()))
                        .as("%s: others", table)
                        .isZero();
            }
        }
        softly.assertAll();
    }

    private boolean reads(PersonId other, String readers) {
        var runs = other.equals(lived.olga) || other.equals(lived.lena);
        var partner = other.equals(lived.ben) || other.equals(lived.came.nina);
        return runs && readers.contains("who runs the district")
                || partner && readers.contains("partners")
                || other.equals(lived.gail) && readers.matches(".*(whom it is shown to|whose look it was).*")
                || other.equals(all.paul) && readers.contains("whose look it was");
    }

    private static List<String> of(String scope) {
        var chosen = Tables.chosen();
        return READERS.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(scope + "\t"))
                .filter(entry -> chosen.contains(entry.getKey()))
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
