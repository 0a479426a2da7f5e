package org.twolearn.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Positions that are offered, accepted and laid down: nobody is given one. */
@Repository
class PositionTable {
    private static final String OFFER = """
            select o.offer_id as id, o.person_id, p.name as person, b.name as by, o.kind, s.name as school,
                   o.open_until as until
              from position_offer o
              join person p on p.person_id = o.person_id
              join person b on b.person_id = o.offered_by
              left join school s on s.school_id = o.school_id
            """;

    private final JdbcClient jdbc;

    PositionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom the offer would bind must be here still. Row-level security asks whether the reader may offer this. */
    void offer(UUID id, PersonId to, @Nullable UUID school, String kind, LocalDate until) {
        jdbc.sql("""
                insert into position_offer (district_id, offer_id, person_id, school_id, kind, offered_by, open_until)
                select district_id, :id, person_id, cast(:school as uuid), :kind, me(), :until from person
                 where person_id = :to and left_on is null returning 1
                """)
                .param("id", id)
                .param("to", to.value())
                .param("school", school)
                .param("kind", kind)
                .param("until", until)
                .query(Integer.class)
                .single();
    }

    List<PositionOffer> toMe(LocalDate today) {
        return jdbc
                .sql(OFFER + "where o.person_id = me() and o.open_until >= :today order by o.open_until, o.offer_id")
                .param("today", today)
                .query(PositionOffer.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** For the page of whoever offers: their own offers only, and only while they are open. */
    List<PositionOffer> byMe(LocalDate today) {
        return jdbc
                .sql(OFFER + "where o.offered_by = me() and o.open_until >= :today order by p.name, o.offer_id")
                .param("today", today)
                .query(PositionOffer.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Inserts one's own position; the database looks for the offer. */
    void accept(UUID id) {
        jdbc.sql("""
                insert into position (district_id, position_id, person_id, school_id, kind)
                select district_id, offer_id, person_id, school_id, kind from position_offer
                 where offer_id = :id and person_id = me()
                returning 1
                """).param("id", id).query(Integer.class).single();
        end(id);
    }

    void end(UUID id) {
        jdbc.sql("delete from position_offer where offer_id = :id returning 1")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** What the reader accepted under this offer; empty for anything else. */
    Optional<String> accepted(UUID id) {
        return jdbc.sql("select kind from position where person_id = me() and position_id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Whether the reader has accepted such a position. */
    boolean has(String kind) {
        return jdbc.sql(
                        "select exists (select from position where person_id = me() and kind = ? and source_id is null)")
                .param(kind)
                .query(Boolean.class)
                .single();
    }

    /** Whether it is gone; the last who looks after TwoLearn keeps it. */
    boolean layDown(String kind) {
        return jdbc.sql("delete from position where person_id = me() and kind = ? and source_id is null")
                        .param(kind)
                        .update()
                > 0;
    }

    /** An offer nobody answered leaves no trace. */
    void forget(LocalDate today) {
        jdbc.sql("delete from position_offer where open_until < :today")
                .param("today", today)
                .update();
    }
}
