package org.twolearn.partnerships;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** Who is paused, as the database derives it from positions; and the reader's own yes to somebody's going on. */
@Repository
class PauseTable {
    private final JdbcClient jdbc;

    PauseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever came to have a position over the reader, in all partnerships. */
    List<Pause> overReader() {
        return jdbc.sql("select * from pauses() order by since desc, partnership_id, above, what, place")
                .query((row, _) -> pause(row))
                .list();
    }

    List<Pause.Mine> ofReader() {
        return jdbc.sql("""
                select partnership_id, joined_at from membership
                 where person_id = me() and partnership_id = any ((select paused())::uuid[])
                 order by joined_at desc, partnership_id
                """)
                .query((row, _) -> new Pause.Mine(
                        new PartnershipId(row.getObject("partnership_id", UUID.class)),
                        row.getTimestamp("joined_at").toInstant()))
                .list();
    }

    /** The database takes it only from who has this position over them. */
    void letGoOn(PartnershipId id, UUID entry, PersonId above, String what, UUID place) {
        jdbc.sql("""
                insert into going_on (partnership_id, person_id, entry_id, about, what, place)
                values (:id, me(), :entry, :above, :what, :place)
                """)
                .param("id", id.value())
                .param("entry", entry)
                .param("above", above.value())
                .param("what", what)
                .param("place", place)
                .update();
    }

    void takeBack(PartnershipId id, UUID entry) {
        jdbc.sql("""
                insert into going_on_ended (partnership_id, person_id, entry_id)
                select partnership_id, person_id, entry_id from going_on
                 where partnership_id = :id and person_id = me() and entry_id = :entry
                    on conflict do nothing
                """).param("id", id.value()).param("entry", entry).update();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        Timestamp let = row.getTimestamp("said_at");
        return new Pause(
                new PartnershipId(row.getObject("partnership_id", UUID.class)),
                new PersonId(row.getObject("above", UUID.class)),
                row.getString("what"),
                row.getObject("place", UUID.class),
                row.getTimestamp("since").toInstant(),
                row.getObject("entry_id", UUID.class),
                let == null ? null : let.toInstant());
    }
}
