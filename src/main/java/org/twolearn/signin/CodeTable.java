package org.twolearn.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** Printed codes: a card in a drawer that opens the door when everything else is lost. Good until it is replaced. */
@Repository
class CodeTable {
    private final JdbcClient jdbc;

    CodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonId> holder(Secret code) {
        return jdbc.sql("select code_of(?)").param(code.hash()).query(UUID.class).list().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(PersonId::new);
    }

    /** Whether the code is that of whoever asks; then their device is admitted. */
    boolean admit(Secret code) {
        return jdbc.sql("select admit_by_code(?)")
                .param(code.hash())
                .query(Boolean.class)
                .single();
    }

    Optional<Instant> madeAt() {
        return jdbc.sql("select made_at from printed_code where person_id = me()")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void replace(Secret code) {
        // No "excluded.code_hash": reading it back, even there, is a right that nobody has.
        jdbc.sql("""
                insert into printed_code (person_id, code_hash, made_at) values (me(), :hash, now())
                on conflict (person_id) do update set code_hash = :hash, made_at = now()
                """).param("hash", code.hash()).update();
    }
}
