package org.twolearn.visits;

import static java.util.Comparator.comparingLong;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Place;
import org.twolearn.vault.Vault;

/** Notes beside what was recorded. Row-level security keeps others' back until the host has looked. */
@Repository
class RemarkTable {
    /** Always as long, or its length would tell how late it was. */
    private static final String MS = "{\"ms\":%8d}";

    private final JdbcClient jdbc;
    private final Vault vault;

    RemarkTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** In the order of the record. */
    List<Remark> of(Visit visit) {
        return jdbc
                .sql("""
                select remark_id, recorder, author, event_id, moment, words from visit_remark
                 where partnership_id = :partnership and visit_id = :visit
                 order by at, remark_id
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .query((row, _) -> remark(visit, row))
                .stream()
                .sorted(comparingLong(Remark::ms))
                .toList();
    }

    /** Sent twice it is there once. The database refuses who may not read the record. */
    void add(Visit visit, Remark remark) {
        var space = visit.partnership().value();
        jdbc.sql("""
                insert into visit_remark
                       (partnership_id, remark_id, visit_id, recorder, author, event_id, moment, words)
                values (:partnership, :id, :visit, :recorder, :author, cast(:event as uuid), :moment, :words)
                on conflict do nothing
                """)
                .param("partnership", visit.partnership().value())
                .param("id", remark.id())
                .param("visit", visit.id().value())
                .param("recorder", remark.recorder().value())
                .param("author", remark.author().value())
                .param("event", remark.event())
                .param(
                        "moment",
                        vault.seal(
                                VisitSeals.MOMENT.at(space, remark.id()), remark.author(), MS.formatted(remark.ms())))
                .param("words", vault.seal(VisitSeals.REMARK.at(space, remark.id()), remark.author(), remark.words()))
                .update();
    }

    /** One's own; any other is not found. */
    void remove(Visit visit, UUID id) {
        jdbc.sql("""
                delete from visit_remark
                 where partnership_id = :partnership and visit_id = :visit and remark_id = :id returning 1
                """)
                .param("partnership", visit.partnership().value())
                .param("visit", visit.id().value())
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Erased with the words, it is not known any more. */
    private long moment(Place place, byte[] sealed) {
        try {
            return Long.parseLong(vault.open(place, sealed).replaceAll("\\D", ""));
        } catch (Broken broken) {
            return Remark.UNKNOWN;
        }
    }

    private Remark remark(Visit visit, ResultSet row) throws SQLException {
        var id = row.getObject("remark_id", UUID.class);
        @Nullable UUID event = row.getObject("event_id", UUID.class);
        return new Remark(
                id,
                new PersonId(row.getObject("recorder", UUID.class)),
                new PersonId(row.getObject("author", UUID.class)),
                event,
                moment(VisitSeals.MOMENT.at(visit.partnership().value(), id), row.getBytes("moment")),
                vault.read(VisitSeals.REMARK.at(visit.partnership().value(), id), row.getBytes("words")));
    }
}
