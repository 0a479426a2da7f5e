package org.twolearn.visits;

import static java.util.function.Predicate.not;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Place;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;

/** The host's look, and the recorders' notes that open with it: row-level security keeps them back until then. */
@Repository
class LookTable {
    record Look(@Nullable String sees, @Nullable String surprises) {}

    record Note(
            PersonId author,
            @Nullable String question,
            @Nullable String note) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    LookTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Look> look(Visit visit) {
        return of("select sees, surprises from visit_look", visit)
                .query((row, _) -> new Look(
                        vault.readIfAny(look(VisitSeals.SEES, visit), row.getBytes("sees")),
                        vault.readIfAny(look(VisitSeals.SURPRISES, visit), row.getBytes("surprises"))))
                .optional();
    }

    /** Looking twice is looking; the words of the first time stay. */
    boolean add(Visit visit, PersonId recorder, String sees, String surprises) {
        return jdbc.sql("""
                insert into visit_look (partnership_id, visit_id, host, recorder, sees, surprises)
                values (:partnership, :visit, :host, :recorder, :sees, :surprises) on conflict do nothing
                """)
                        .param("partnership", visit.partnership().value())
                        .param("visit", visit.id().value())
                        .param("host", visit.host().value())
                        .param("recorder", recorder.value())
                        .param("sees", sealed(look(VisitSeals.SEES, visit), visit.host(), sees), Types.BINARY)
                        .param(
                                "surprises",
                                sealed(look(VisitSeals.SURPRISES, visit), visit.host(), surprises),
                                Types.BINARY)
                        .update()
                == 1;
    }

    List<Note> notes(Visit visit) {
        return of("select author, question, note from visit_note", visit)
                .query((row, _) -> {
                    var author = new PersonId(row.getObject("author", UUID.class));
                    return new Note(
                            author,
                            vault.readIfAny(note(VisitSeals.QUESTION, visit, author), row.getBytes("question")),
                            vault.readIfAny(note(VisitSeals.NOTE, visit, author), row.getBytes("note")));
                })
                .list();
    }

    void note(Visit visit, PersonId author, String question, String note) {
        jdbc.sql("""
                insert into visit_note (partnership_id, visit_id, author, question, note)
                values (:partnership, :visit, :author, :question, :note)
                on conflict (partnership_id, visit_id, author)
                do update set question = excluded.question, note = excluded.note
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("author", author.value())
                .param("question", sealed(note(VisitSeals.QUESTION, visit, author), author, question), Types.BINARY)
                .param("note", sealed(note(VisitSeals.NOTE, visit, author), author, note), Types.BINARY)
                .update();
    }

    private JdbcClient.StatementSpec of(String select, Visit visit) {
        return jdbc.sql(select + " where partnership_id = :partnership and visit_id = :visit")
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value());
    }

    private byte @Nullable [] sealed(Place place, PersonId owner, String words) {
        return Optional.of(words)
                .filter(not(String::isEmpty))
                .map(some -> vault.seal(place, owner, some))
                .orElse(null);
    }

    private static Place look(SealedColumn column, Visit visit) {
        return column.at(visit.partnership().value(), visit.id().value());
    }

    private static Place note(SealedColumn column, Visit visit, PersonId author) {
        return column.at(visit.partnership().value(), visit.id().value(), author.value());
    }
}
