package org.twolearn.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** Whose a school account is, and who is on the way to theirs. */
@Repository
class AccountTable {
    /** @param tiedBy {@code person} or {@code roster} */
    record Tie(String tiedBy, Instant at) {}

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the rule is on: in the reader's district, and for who is nobody yet in any. */
    boolean allowed() {
        return jdbc.sql("select accounts_here()").query(Boolean.class).single();
    }

    void begin(Secret browser, String onward) {
        // All there are; the policy lets go only of those that nobody can answer any more.
        jdbc.sql("delete from account_request").update();
        jdbc.sql("insert into account_request (token_hash, onward) values (?, ?)")
                .params(browser.hash(), onward)
                .update();
    }

    /** Where to go on; once. */
    Optional<String> answer(Secret browser) {
        return jdbc.sql("select answer_account(?)").param(browser.hash()).query(String.class).list().stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    Optional<PersonId> person(Identity identity) {
        return found(jdbc.sql("select account_of(?)").param(identity.hash()));
    }

    /** Empty unless exactly one person here has that word, and no account of this issuer was ever theirs. */
    Optional<PersonId> tieByRoster(SchoolAccount.Matching what, String word, Identity identity) {
        return found(jdbc.sql("select tie_by_roster(?, ?, ?, ?)")
                .params(what.name().toLowerCase(Locale.ROOT), word, identity.issuer(), identity.hash()));
    }

    /** In the place of an earlier one of the same issuer. Throws DuplicateKeyException where it is somebody else's. */
    void tie(Identity identity) {
        jdbc.sql("delete from account where person_id = me() and issuer = ?")
                .param(identity.issuer())
                .update();
        jdbc.sql("insert into account (person_id, issuer, identity, tied_by) values (me(), ?, ?, 'person')")
                .params(identity.issuer(), identity.hash())
                .update();
    }

    Optional<Tie> mine() {
        return jdbc.sql("select tied_by, tied_at from account where person_id = me() and ended_at is null"
                        + " order by tied_at desc limit 1")
                .query((row, _) -> new Tie(row.getString("tied_by"), instant(row.getTimestamp("tied_at"))))
                .optional();
    }

    /** The row stays, so that no address in the roster ties it again. */
    void end() {
        jdbc.sql("update account set ended_at = now() where person_id = me() and ended_at is null")
                .update();
    }

    private static Optional<PersonId> found(JdbcClient.StatementSpec asked) {
        return asked.query(UUID.class).list().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(PersonId::new);
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }
}
