package org.twolearn.ownwords;

import java.sql.Timestamp;
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

    /** Those that stand, and those that stood, as far as they may be told. */
    List<Hold> onMe() {
        return holds("where h.person_id = me()");
    }

    /** Those without a word to anybody that wait for a second person, as far as the reader may know of them. */
    List<Asked> asked() {
        return jdbc.sql("select * from hold_asked order by asked_at, hold_id")
                .query((row, _) -> new Asked(
                        row.getObject("hold_id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("reference"),
                        row.getString("reason"),
                        new PersonId(row.getObject("asked_by", UUID.class)),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getObject("review_on", LocalDate.class),
                        row.getTimestamp("tells_at").toInstant()))
                .list();
    }

    void ask(UUID id, PersonId whose, String reference, String reason, LocalDate review, Instant tells) {
        jdbc.sql("""
                insert into hold_asked (district_id, hold_id, person_id, tells_at, asked_by, reference, reason, review_on)
                select operates(), :id, :person, least(:tells, min(h.tells_at)), me(), :reference, :reason, :review
                  from hold h where h.person_id = :person and h.tells_at > now()
                """)
                .param("id", id)
                .param("person", whose.value())
                .param("tells", tells.atOffset(ZoneOffset.UTC))
                .param("reference", reference)
                .param("reason", reason)
                .param("review", review)
                .update();
    }

    /** The hold stands from now on. The database takes it from nobody who asked for it, and for nothing that was not asked. */
    void confirm(UUID id) {
        jdbc.sql("""
                insert into hold (district_id, hold_id, person_id, tells_at)
                select district_id, hold_id, person_id, tells_at from hold_asked where hold_id = ?
                """).param(id).update();
        jdbc.sql("""
                insert into hold_order (district_id, hold_id, placed_by, reference, reason, review_on, confirmed_by)
                select district_id, hold_id, asked_by, reference, reason, review_on, me() from hold_asked where hold_id = ?
                """).param(id).update();
        takeBack(id);
    }

    /** Whether the reader was the second person of this one. */
    boolean confirmed(UUID id) {
        return jdbc.sql("select exists (select from hold_order where hold_id = ? and confirmed_by = me())")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    void takeBack(UUID id) {
        jdbc.sql("delete from hold_asked where hold_id = ? returning 1")
                .param(id)
                .query(Integer.class)
                .single();
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
                        instant(row.getTimestamp("lifted_at")),
                        PersonId.ifAny(row.getObject("confirmed_by", UUID.class))))
                .list();
    }

    /** One that is told at once. */
    void place(UUID id, PersonId whose, String reference, String reason, LocalDate review) {
        jdbc.sql("""
                insert into hold (district_id, hold_id, person_id, tells_at)
                values (operates(), :id, :person, now())
                """).param("id", id).param("person", whose.value()).update();
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

    /** On whom of the reader and their partners a hold stands or stood that was told in the last thirty days, and from when to when. */
    List<Told> told() {
        return jdbc.sql("""
                select person_id, min(placed_at) as since, lifted_at, null::uuid as asked from hold
                 where tells_at <= now() and tells_at > now() - interval '30 days'
                   and (person_id = me() or person_id = any ((select partners())::uuid[]))
                 group by person_id, lifted_at
                 union all
                select person_id, asked_at, null, hold_id from hold_asked where asked_by <> me() and tells_at > now()
                """)
                .query((row, _) -> new Told(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getTimestamp("since").toInstant(),
                        instant(row.getTimestamp("lifted_at")),
                        row.getObject("asked", UUID.class)))
                .list();
    }

    /** @param asked of one that waits for the reader as its second person; null for one that stands */
    record Told(
            PersonId whose,
            Instant since,
            @Nullable Instant lifted,
            @Nullable UUID asked) {}

    /** A hold that nobody is told of, as one operator asked for it. */
    record Asked(
            UUID id,
            PersonId whose,
            String reference,
            String reason,
            PersonId by,
            Instant at,
            LocalDate reviewOn,
            Instant tellsAt) {}

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
