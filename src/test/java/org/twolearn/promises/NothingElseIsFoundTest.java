package org.twolearn.promises;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Story;

/** Who finds what with SQL of their own: what is a school's, and what the roles find that do something for people. */
@DisplayName("W1/W2. The database hides what is another district’s, and from each role what it does not need")
@Story
class NothingElseIsFoundTest {
    /** What functions with their owner’s rights look through, whoever asks: who comes in, and what must not be lost. */
    private static final Set<String> LOOKED_THROUGH = Set.of(
            "account",
            "device",
            "device_confirmation",
            "device_request",
            "enrollment",
            "erasing_day",
            "erasure",
            "held_key",
            "held_row",
            "hold",
            "member_key",
            "members_only",
            "pass",
            "passkey",
            "printed_code",
            "student_door", // a student has a code and no name
            "reader_yes",
            "session",
            "telling");

    /** What such a function finds of others’: of those who learn, or would, with who asks, or whose place they lead. */
    private static final Set<String> OF_THOSE_AROUND =
            Set.of("agreement", "going_on_ended", "membership", "partnership_key", "share", "share_look", "signature");

    /** What such a function writes, changes or takes away of others’: who comes in, what is held, who is told. */
    private static final Set<String> MUST = Set.of(
            "device insert",
            "device update",
            "device_request update",
            "enrollment insert",
            "enrollment update",
            "erasing_day delete",
            "erasure insert",
            "erasure update",
            "held_key insert",
            "held_key delete",
            "held_row insert",
            "held_row delete",
            "member_key delete",
            "members_only update",
            "passkey update",
            "printed_code update",
            "reader_yes delete",
            "session update",
            "student_door update",
            "telling insert");

    @LocalServerPort
    int port;

    Everybody all;
    Map<String, String> people;
    String far;
    SoftAssertions softly;

    @BeforeEach
    void theyHaveLived() {
        all = Everybody.at(port);
        people = all.byId();
        far = all.lived.far.value().toString();
        softly = new SoftAssertions();
    }

    @Test
    @DisplayName(
            "W1/W2. What is a school’s is read in the district, by whom the list names, and never from another district")
    void whatIsASchools() throws SQLException {
        each("school", (tried, table) -> {
            var readers = Listed.in("tables.tsv").get(table);
            if (readers.matches(".*\\t(nobody|everybody|everybody who is signed in)")) return;
            tried.arrange(all.told(Writers.of(table, "insert").arranged()));
            var rows = "select count(*) from public." + table + " t where t::text ~ '"
                    + String.join("|", all.ids()).replace(far, "none") + "'";
            var some = !tried.texts(rows).equals(List.of("0")) && !table.startsWith("figure");
            softly.assertThat(reads(tried, far, rows))
                    .as("%s: another district", table)
                    .isZero();
            softly.assertThat(reads(tried, id(all.carl), rows) > 0)
                    .as("%s: a colleague", table)
                    .isEqualTo(some && readers.contains("everybody of the district"));
            if (some && readers.contains("who runs the district"))
                softly.assertThat(reads(tried, id(all.lived.lena), rows))
                        .as("%s: the district lead", table)
                        .isPositive();
        });
    }

    @Test
    @DisplayName("W1/W2. A function with its owner’s rights finds what names who asks, but where it looks who comes in")
    void functionsFindOnesOwn() throws SQLException {
        each("partnership|person", (tried, table) -> {
            if (LOOKED_THROUGH.contains(table)) return;
            for (var one : List.of(all.lived.far, all.lived.ana, all.lived.ben, all.lived.wendy, all.lived.pat)) {
                var others = "select count(*) from public." + table + " t where t::text ~ '"
                        + String.join("|", all.ids()) + "' and strpos(t::text, '" + id(one) + "') = 0";
                if (one.equals(all.lived.far) || !OF_THOSE_AROUND.contains(table))
                    softly.assertThat(tried.reaches("tl_owner", id(one), id(one), others))
                            .as("%s: %s", table, people.get(id(one)))
                            .isZero();
            }
        });
    }

    @Test
    @DisplayName("W1/W2. Nor does it change or take away a row of anybody else, or write one, but where it must")
    void functionsChangeOnesOwn() throws SQLException {
        each("partnership|person", (tried, table) -> {
            for (var what : List.of("insert", "update", "delete"))
                if (!MUST.contains(table + " " + what))
                    for (var row : Writing.of(tried, "tl_owner", table, what, all.ids()))
                        if (!row.names(far))
                            softly.assertThat(changed(tried, "tl_owner", row))
                                    .as("%s, %s", table, what)
                                    .isZero();
        });
    }

    @Test
    @DisplayName("W1/W2. What says whose a partnership is finds one’s own rows")
    void whoseItIs() throws SQLException {
        each("partnership", (tried, table) -> {
            if (!table.matches("membership|invitation")) return;
            for (var person : people.keySet())
                softly.assertThat(tried.reaches("tl_mine", person, person, "select count(*) from " + table))
                        .as("%s: %s", table, people.get(person))
                        .isEqualTo(tried.texts("select 1 from " + table + " where person_id = '" + person + "'")
                                .size());
        });
    }

    @Test
    @DisplayName("W7. No job takes away what is not due")
    void jobsTakeWhatIsDue() throws SQLException {
        each("partnership|person|school", (tried, table) -> {
            for (var row : Writing.of(tried, "tl_jobs", table, "delete", all.ids()))
                softly.assertThat(changed(tried, "tl_jobs", row)).as(table).isZero();
        });
    }

    private interface Look {
        void at(Tried tried, String table) throws SQLException;
    }

    private void each(String scopes, Look look) throws SQLException {
        var scope = Tables.scopes();
        try (var tried = new Tried()) {
            for (var table : Tables.chosen())
                if (scope.get(table).matches(scopes))
                    softly.assertThat(tried.through(() -> look.at(tried, table)))
                            .as(table)
                            .isEmpty();
        }
        softly.assertAll();
    }

    /** How many of what would write, change or take a row away as somebody of another district do. */
    private long changed(Tried tried, String role, Writing row) throws SQLException {
        tried.arrange(row.alone());
        var changed = 0;
        for (var sql : row.statements()) if (tried.reaches(role, far, far, sql) > 0) changed++;
        tried.undo();
        return changed;
    }

    private static int reads(Tried tried, String person, String sql) throws SQLException {
        return tried.reaches("tl_app", person, person, sql);
    }

    private static String id(org.twolearn.people.PersonId person) {
        return person.value().toString();
    }
}
