package org.twolearn.ownwords;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** Lawful holds, as those may know of them who ask. */
@Repository
class HoldTable {
    private final JdbcClient jdbc;

    HoldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The district whose operator asks; not found for everybody else. */
    UUID operates() {
        return jdbc.sql("select d from operates() d where d is not null")
                .query(UUID.class)
                .single();
    }

    List<Hold> ofTheDistrict() {
        return holds("where h.district_id = operates()");
    }

    /** Those that stand, as far as they may be told. */
    List<Hold> onMe() {
        return holds("where h.person_id = me() and h.lifted_at is null");
    }

    private List<Hold> holds(String where) {
        return jdbc.sql("select * from hold h join hold_order o using (district_id, hold_id) " + where
                        + " order by h.lifted_at is not null, o.review_on, h.placed_at")
                .query((row, _) -> new Hold(
                        row.getObject("hold_id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("reference"),
                        row.getString("reason"),
                        new PersonId(row.getObject("placed_by", UUID.class)),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getObject("review_on", LocalDate.class),
                        row.getTimestamp("tells_at").toInstant(),
                        instant(row.getTimestamp("lifted_at"))))
                .list();
    }

    /** @param tells from when on it may be told; null for at once */
    void place(UUID id, PersonId whose, String reference, String reason, LocalDate review, @Nullable Instant tells) {
        jdbc.sql("""
                insert into hold (district_id, hold_id, person_id, tells_at)
                values (operates(), :id, :person, coalesce(:tells, now()))
                """)
                .param("id", id)
                .param("person", whose.value())
                .param("tells", tells == null ? null : tells.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        jdbc.sql("""
                insert into hold_order (district_id, hold_id, placed_by, reference, reason, review_on)
                values (operates(), :id, me(), :reference, :reason, :review)
                """)
                .param("id", id)
                .param("reference", reference)
                .param("reason", reason)
                .param("review", review)
                .update();
    }

    /** Once; not found where it is lifted already. */
    void lift(UUID id) {
        jdbc.sql("update hold set lifted_at = now() where hold_id = ? and lifted_at is null returning 1")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** What holds kept of deleted rows goes, where none stands any more. */
    void letGo() {
        jdbc.sql("select rows_let_go()").query((row, _) -> true).list();
    }

    /** On whom of the reader and their partners a hold stands that was told in the last thirty days, and since when. */
    List<Told> told() {
        return jdbc.sql("""
                select person_id, max(tells_at) as since from hold
                 where lifted_at is null and tells_at <= now() and tells_at > now() - interval '30 days'
                   and (person_id = me() or person_id = any ((select partners())::uuid[]))
                 group by person_id
                """)
                .query((row, _) -> new Told(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    record Told(PersonId whose, Instant since) {}

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
