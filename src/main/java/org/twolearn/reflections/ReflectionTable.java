package org.twolearn.reflections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Place;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;

/** What was learned in partnerships, and notebooks: alike but for their scope, a partnership or a person. */
@Repository
class ReflectionTable {
    /** Two tables of one shape. */
    enum Scope {
        LEARNED(ReflectionSeals.LEARNED),
        NOTE(ReflectionSeals.NOTE);

        final SealedColumn words;

        Scope(SealedColumn words) {
            this.words = words;
        }
    }

    private static final String LEARNED =
            "select entry_id, author, cycle_id, version, words, at from learned where partnership_id = :space order by at, entry_id";
    private static final String NOTES =
            "select entry_id, person_id as author, null::uuid as cycle_id, version, words, at from note where person_id = :space order by at, entry_id";
    private static final String LEARN = """
            insert into learned (partnership_id, entry_id, author, cycle_id, words)
            values (:space, :id, :by, cast(:cycle as uuid), :words) on conflict do nothing
            """;
    private static final String NOTE =
            "insert into note (person_id, entry_id, words) values (:space, :id, :words) on conflict do nothing";

    private final JdbcClient jdbc;
    private final Vault vault;

    ReflectionTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<Reflection> all(Scope scope, UUID space) {
        return jdbc.sql(scope == Scope.LEARNED ? LEARNED : NOTES)
                .param("space", space)
                .query((row, _) -> reflection(scope, space, row))
                .list();
    }

    /** False when the very form was taken before. */
    boolean add(Scope scope, UUID space, UUID id, PersonId by, @Nullable UUID cycle, String words) {
        return jdbc.sql(scope == Scope.LEARNED ? LEARN : NOTE)
                        .param("space", space)
                        .param("id", id)
                        .param("by", by.value())
                        .param("cycle", cycle == null ? null : cycle.toString())
                        .param("words", vault.seal(place(scope, space, id), by, words))
                        .update()
                == 1;
    }

    /** False when the words are no longer the ones its writer saw, or not the writer's. */
    boolean change(Scope scope, UUID space, UUID id, int base, PersonId by, String words) {
        return jdbc.sql(
                                "update %s set version = version + 1, words = :words where %s = :space and entry_id = :id and version = :base"
                                        .formatted(scope.words.table(), scope.words.space()))
                        .param("base", base)
                        .param("words", vault.seal(place(scope, space, id), by, words))
                        .param("space", space)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Throws when there is nothing of one's own to erase. */
    void erase(Scope scope, UUID space, UUID id) {
        jdbc.sql("delete from %s where %s = :space and entry_id = :id returning 1"
                        .formatted(scope.words.table(), scope.words.space()))
                .param("space", space)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private Reflection reflection(Scope scope, UUID space, ResultSet row) throws SQLException {
        var id = row.getObject("entry_id", UUID.class);
        return new Reflection(
                id,
                new PersonId(row.getObject("author", UUID.class)),
                row.getObject("cycle_id", UUID.class),
                row.getInt("version"),
                vault.read(place(scope, space, id), row.getBytes("words")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Place place(Scope scope, UUID space, UUID id) {
        return scope.words.at(space, id);
    }
}
