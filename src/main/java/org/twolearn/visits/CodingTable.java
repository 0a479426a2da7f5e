package org.twolearn.visits;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** Codes that partners put on lines. There is none before the host has looked: the database takes none. */
@Repository
class CodingTable {
    private final JdbcClient jdbc;
    private final Vault vault;

    CodingTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The marks are asked for only where there are codes. */
    Coding of(Visit visit, PersonId recorder) {
        var codes = of("""
                select letter, author, words from visit_code
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder
                 order by letter
                """, visit, recorder)
                .query((row, _) -> code(visit, recorder, row))
                .list();
        if (codes.isEmpty()) return Coding.NOTHING;
        var marks = of("""
                select letter, event_id, author from visit_coded
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder
                 order by letter, author
                """, visit, recorder)
                .query((row, _) ->
                        new Coding.Mark(row.getString("letter"), row.getObject("event_id", UUID.class), author(row)))
                .list();
        return new Coding(codes, marks);
    }

    /** False where the letter is taken by now. */
    boolean add(Visit visit, PersonId recorder, PersonId author, Code said) {
        return of("""
                insert into visit_code (partnership_id, visit_id, recorder, letter, author, words)
                values (:partnership, :visit, :recorder, :letter, :author, :words) on conflict do nothing
                """, visit, recorder)
                        .param("letter", said.key())
                        .param("author", author.value())
                        .param(
                                "words",
                                vault.seal(
                                        place(visit, recorder, said.key()),
                                        author,
                                        VisitWords.JSON.writeValueAsBytes(said)))
                        .update()
                == 1;
    }

    /** One's own; any other is not found. */
    void remove(Visit visit, PersonId recorder, String letter, PersonId author) {
        of("""
                delete from visit_code
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder
                   and letter = :letter and author = :author returning 1
                """, visit, recorder)
                .param("letter", letter)
                .param("author", author.value())
                .query(Integer.class)
                .single();
    }

    void put(Visit visit, PersonId recorder, String letter, PersonId author, Collection<UUID> lines) {
        marks("""
                insert into visit_coded (partnership_id, visit_id, recorder, letter, event_id, author)
                select :partnership, :visit, :recorder, :letter, unnest(cast(:lines as uuid[])), :author
                on conflict do nothing
                """, visit, recorder, letter, author, lines);
    }

    void takeOff(Visit visit, PersonId recorder, String letter, PersonId author, Collection<UUID> lines) {
        marks("""
                delete from visit_coded
                 where partnership_id = :partnership and visit_id = :visit and recorder = :recorder
                   and letter = :letter and author = :author and event_id = any (cast(:lines as uuid[]))
                """, visit, recorder, letter, author, lines);
    }

    private void marks(
            String sql, Visit visit, PersonId recorder, String letter, PersonId author, Collection<UUID> lines) {
        if (lines.isEmpty()) return;
        of(sql, visit, recorder)
                .param("letter", letter)
                .param("author", author.value())
                .param("lines", lines.stream().map(UUID::toString).collect(joining(",", "{", "}")))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, Visit visit, PersonId recorder) {
        return jdbc.sql(sql)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("recorder", recorder.value());
    }

    /** Whose author erased it keeps its letter and its lines, and says so in the stead of its name. */
    private Coding.Own code(Visit visit, PersonId recorder, ResultSet row) throws SQLException {
        var letter = row.getString("letter");
        try {
            var words = vault.openBytes(place(visit, recorder, letter), row.getBytes("words"));
            return new Coding.Own(author(row), VisitWords.JSON.readValue(words, Code.class));
        } catch (Broken broken) {
            return new Coding.Own(author(row), new Code(letter, vault.inStead(broken), "", ""));
        }
    }

    private static PersonId author(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("author", UUID.class));
    }

    private static Place place(Visit visit, PersonId recorder, String letter) {
        return VisitSeals.CODE.at(visit.partnership().value(), visit.id().value(), recorder.value(), letter);
    }
}
