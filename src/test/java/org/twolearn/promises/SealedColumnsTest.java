package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumns;
import org.twolearn.vault.Vault;

/** What is exported, erased and sealed anew is read from one list: here it is held against the database. */
@DisplayName("W5/W7. Every sealed column is on the list, and opens where the list says")
@Story
class SealedColumnsTest {
    private static final Set<String> NO_WORDS = Set.of(
            "partnership_key.wrapped",
            "person_key.wrapped",
            "held_key.wrapped",
            "share_key.wrapped",
            "member_key.sealed",
            "reader_key.x25519",
            "reader_key.ml_kem",
            "reader_way.sealed",
            "student_door.code_hash",
            "student_door.slot",
            "student_door.page", // sealed with the class code: whoever reads it is nobody
            "device.browser",
            "session.token_hash",
            "pass.token_hash",
            "enrollment.token_hash",
            "printed_code.code_hash",
            "printed_code.sheet",
            "account.identity",
            "passkey.credential_id",
            "passkey.public_key",
            "passkey.attestation",
            "passkey.client_data",
            "device_request.number_hash",
            "device_confirmation.number_hash");

    @LocalServerPort
    int port;

    @Autowired
    SealedColumns columns;

    @Autowired
    Vault vault;

    @Test
    @DisplayName("W5 Every column of bytes about people is on the list of sealed columns, or holds no words")
    void everyColumnOfBytesIsOnTheList() {
        var bytes = Database.superuser().sql("""
                        select relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid
                         where obj_description(c.oid, 'pg_class') ~ '^scope: (partnership|person)' and relkind in ('r', 'p')
                           and attnum > 0 and not attisdropped and atttypid = 'bytea'::regtype
                        """).query(String.class).list();
        bytes.removeIf(NO_WORDS::contains);
        assertThat(columns.all().stream().map(SealedColumn::name))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(bytes);
    }

    @Test
    @DisplayName("W5 The list names the whole primary key of each row, and whose words stand in it")
    void theListNamesTheWholeKey() {
        var softly = new SoftAssertions();
        for (var column : columns.all()) {
            var key = Database.superuser()
                    .sql("""
                            select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
                             where indrelid = ?::regclass and indisprimary order by array_position(indkey, attnum)
                            """)
                    .param(column.table())
                    .query(String.class)
                    .list();
            softly.assertThat(key.getFirst()).as(column.name()).isEqualTo(column.space());
            softly.assertThat(key.subList(1, key.size())).as(column.name()).isEqualTo(column.row());
        }
        softly.assertAll();
    }

    @Test
    @DisplayName(
            "W5 All that was ever sealed in a partnership opens at the place that the list names, with its owner’s key")
    void everythingOpensAtItsPlace() {
        var lived = Lived.at(port);
        var softly = new SoftAssertions();
        var found = new HashSet<SealedColumn>();
        var marked = new HashSet<SealedColumn>();
        for (var who : List.of(lived.ana, lived.ben))
            for (var column : columns.all())
                for (var space : spaces(lived, who, column))
                    for (var standing : Someone.as(who, () -> columns.in(column, space))) {
                        found.add(column);
                        var opened = Someone.as(who, () -> vault.openBytes(standing.place(), standing.sealed()));
                        softly.assertThat(opened).as(column.name()).isNotNull();
                        if (Searched.MARK.in(opened)) marked.add(column);
                        softly.assertThat(standing.key()).as(column.name()).isEqualTo(standing.owner());
                    }
        softly.assertThat(found).containsExactlyInAnyOrderElementsOf(columns.all());
        // What CanaryTest looks for where it should not be, it must first be written.
        softly.assertThat(marked.stream().map(SealedColumn::name))
                .containsExactlyInAnyOrderElementsOf(columns.all().stream()
                        .map(SealedColumn::name)
                        // Numbers; which word of the plan, which seat, when; and a key.
                        .filter(name -> !Set.of(
                                        "visit_record.summary",
                                        "visit_kept.figures",
                                        "visit_mistake.words",
                                        "visit_remark.moment",
                                        "student_door.opener")
                                .contains(name))
                        .toList());
        softly.assertAll();
    }

    @Test
    @DisplayName("W2 Nobody else finds anything in it")
    void nobodyElseFindsAnything() {
        var lived = Lived.at(port);
        for (var column : columns.all())
            for (var space : spaces(lived, lived.ana, column))
                assertThat(Someone.as(lived.pat, () -> columns.in(column, space)))
                        .as(column.name())
                        .isEmpty();
    }

    private static List<UUID> spaces(Lived lived, PersonId who, SealedColumn column) {
        return switch (column.kind()) {
            case OWN -> List.of(who.value());
            case SHARED -> List.of(lived.share);
            case BETWEEN -> List.of(lived.partnership, lived.open);
        };
    }
}
