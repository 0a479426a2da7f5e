package org.twolearn.studentvoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Vault;

/** Asks, what was taken out of them and what is shown; row-level security says to whom. */
@Repository
class StudentAskTable {
    private static final String ALL = """
            select a.ask_id, a.host, a.kind, a.asked_at, a.words, d.open_until, d.taken, d.most,
                   coalesce(r.version, 0) as version, r.words as answers, s.words as shown
              from student_ask a
              left join student_door d using (partnership_id, ask_id)
              left join student_answers r using (partnership_id, ask_id)
              left join student_shown s using (partnership_id, ask_id)
             where a.partnership_id = :partnership order by a.asked_at desc, a.ask_id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    StudentAskTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The newest first. */
    List<Ask> all(PartnershipId partnership) {
        return jdbc.sql(ALL)
                .param("partnership", partnership.value())
                .query((row, _) -> ask(partnership, row))
                .list();
    }

    /** False when the very form was taken before. */
    boolean add(PartnershipId partnership, UUID id, PersonId host, AskKind kind, AskWords words) {
        return jdbc.sql("""
                        insert into student_ask (partnership_id, ask_id, host, kind, words)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                partnership.value(),
                                id,
                                host.value(),
                                kind.key(),
                                vault.seal(StudentSeals.ASKED.at(partnership.value(), id), host, words.json()))
                        .update()
                == 1;
    }

    void keep(PartnershipId partnership, UUID id, PersonId host, Answers answers) {
        put(StudentSeals.ANSWERS, partnership, id, host, answers);
    }

    /** False when the answers are other ones meanwhile. */
    boolean change(Ask ask, Answers answers) {
        return jdbc.sql("""
                        update student_answers set version = version + 1, words = ?
                         where partnership_id = ? and ask_id = ? and version = ?
                        """)
                        .params(
                                vault.seal(
                                        StudentSeals.ANSWERS.at(
                                                ask.partnership().value(), ask.id()),
                                        ask.host(),
                                        answers.json()),
                                ask.partnership().value(),
                                ask.id(),
                                ask.version())
                        .update()
                == 1;
    }

    void show(Ask ask, Answers chosen) {
        put(StudentSeals.SHOWN, ask.partnership(), ask.id(), ask.host(), chosen);
    }

    private void put(SealedColumn column, PartnershipId partnership, UUID id, PersonId host, Answers answers) {
        jdbc.sql("insert into " + column.table()
                        + " (partnership_id, ask_id, host, words) values (?, ?, ?, ?) on conflict do nothing")
                .params(
                        partnership.value(),
                        id,
                        host.value(),
                        vault.seal(column.at(partnership.value(), id), host, answers.json()))
                .update();
    }

    /** Throws when nothing of one's own is shown. */
    void takeBack(PartnershipId partnership, UUID id) {
        remove("student_shown", partnership, id);
    }

    /** With all that was answered. Throws when it is not one's own. */
    void erase(PartnershipId partnership, UUID id) {
        remove("student_ask", partnership, id);
    }

    private void remove(String table, PartnershipId partnership, UUID id) {
        jdbc.sql("delete from " + table + " where partnership_id = ? and ask_id = ? returning 1")
                .params(partnership.value(), id)
                .query(Integer.class)
                .single();
    }

    private Ask ask(PartnershipId partnership, ResultSet row) throws SQLException {
        var id = row.getObject("ask_id", UUID.class);
        var until = row.getObject("open_until", OffsetDateTime.class);
        return new Ask(
                partnership,
                id,
                new PersonId(row.getObject("host", UUID.class)),
                AskKind.of(row.getString("kind")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                opened(StudentSeals.ASKED, partnership, id, row.getBytes("words"))
                        .map(AskWords::of)
                        .orElse(null),
                until == null ? null : new Ask.Door(until.toInstant(), row.getInt("taken"), row.getInt("most")),
                opened(StudentSeals.ANSWERS, partnership, id, row.getBytes("answers"))
                        .map(Answers::of)
                        .orElse(null),
                row.getInt("version"),
                opened(StudentSeals.SHOWN, partnership, id, row.getBytes("shown"))
                        .map(Answers::of)
                        .orElse(null));
    }

    /** What does not open any more is not there. */
    private Optional<byte[]> opened(SealedColumn column, PartnershipId partnership, UUID id, byte @Nullable [] sealed) {
        if (sealed == null) return Optional.empty();
        try {
            return Optional.of(vault.openBytes(column.at(partnership.value(), id), sealed));
        } catch (Broken erased) {
            return Optional.empty();
        }
    }
}
