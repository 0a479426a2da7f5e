package org.twolearn.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Sheet;

/** Printed codes: a sheet in a drawer that says who somebody is when everything else is lost. Each code serves once. */
@Repository
class CodeTable {
    static final int A_SHEET = 8;

    /** @param left how many codes of it nobody has used */
    record Printed(Instant madeAt, int left) {}

    private final JdbcClient jdbc;

    CodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for a code that was used, unless this browser did so a moment ago. */
    Optional<PersonId> holder(Secret code, Secret browser) {
        return jdbc.sql("select code_of(?, ?)").params(code.hash(), browser.hash()).query(UUID.class).list().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(PersonId::new);
    }

    /** For whoever asks; whether it was good until now. */
    boolean use(Secret code) {
        return says("select use_code(?)", code);
    }

    /** Whether the code is that of whoever asks, whom something else has named; then their device is admitted. */
    boolean admit(Secret code) {
        return says("select admit_by_code(?)", code);
    }

    private boolean says(String sql, Secret code) {
        return jdbc.sql(sql).param(code.hash()).query(Boolean.class).single();
    }

    Optional<Printed> sheet() {
        return jdbc.sql("""
                select max(made_at) as made_at, count(*) filter (where used_at is null) as unused
                  from printed_code where person_id = me() having count(*) > 0
                """)
                .query((row, _) -> new Printed(instant(row.getTimestamp("made_at")), row.getInt("unused")))
                .optional();
    }

    /** The secrets of the reader's sheet, each sealed under one of its codes. */
    List<byte[]> sheets() {
        return jdbc.sql("select sheet from printed_code where person_id = me() and sheet is not null")
                .query((row, _) -> row.getBytes("sheet"))
                .list();
    }

    /**
     * One after the other: a form that is sent twice leaves one sheet, and what a code of the sheet before is about to open is
     * opened by this one.
     */
    void waitForOneself() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(me()::text, 13))")
                .query((_, _) -> A_SHEET)
                .single();
    }

    /** In the place of the sheet before. */
    List<Secret> print(Sheet secret) {
        waitForOneself();
        jdbc.sql("delete from printed_code where person_id = me()").update();
        var sheet = Stream.generate(Secret::printed).limit(A_SHEET).toList();
        for (var code : sheet)
            jdbc.sql("insert into printed_code (person_id, code_hash, sheet) values (me(), ?, ?)")
                    .params(code.hash(), secret.sealed(CurrentPerson.id(), code.text()))
                    .update();
        return sheet;
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }
}
