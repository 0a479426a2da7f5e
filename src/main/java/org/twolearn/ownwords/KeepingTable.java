package org.twolearn.ownwords;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** For how long things are kept: what was proposed and who said yes. Rows are added and never changed. */
@Repository
class KeepingTable {
    /**
     * Something that Home tells.
     *
     * @param on the day; empty for a proposal that waits for the reader's yes
     * @param words whether it is what was written, or else what was recorded in a classroom
     */
    record Told(PartnershipId partnership, UUID keeping, Optional<LocalDate> on, boolean words) {}

    private final JdbcClient jdbc;

    KeepingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds, what waits, and what did: the newest first. */
    List<Keeping> all(PartnershipId partnership) {
        return jdbc.sql("""
                select s.*,
                       array(select y.person_id from keeping_yes y
                              where (y.partnership_id, y.keeping_id) = (s.partnership_id, s.keeping_id)
                              order by y.said_at, y.person_id) as said,
                       (select min(d.erased_on) from erasing_day d
                         where d.person_id = me()
                           and (d.partnership_id, d.keeping_id) = (s.partnership_id, s.keeping_id)) as erased_on
                  from keeping_standing s
                 where s.partnership_id = :partnership
                 order by s.proposed_at desc, s.keeping_id desc
                """)
                .param("partnership", partnership.value())
                .query((row, _) -> keeping(row))
                .list();
    }

    void propose(PartnershipId partnership, UUID id, Keeping.Choice choice) {
        jdbc.sql("""
                insert into keeping (partnership_id, keeping_id, author, after_end, after_close)
                values (:partnership, :id, me(), :end, :close)
                """)
                .param("partnership", partnership.value())
                .param("id", id)
                .param("end", choice.end())
                .param("close", choice.close())
                .update();
    }

    /** Said once; nothing where something newer is proposed by now. */
    void agree(PartnershipId partnership, UUID id) {
        jdbc.sql("""
                insert into keeping_yes (partnership_id, keeping_id, person_id)
                select k.partnership_id, k.keeping_id, me() from keeping k
                 where k.partnership_id = :partnership and k.keeping_id = :id
                   and not exists (select from keeping n where n.partnership_id = k.partnership_id
                                                           and (n.proposed_at, n.keeping_id) > (k.proposed_at, k.keeping_id))
                on conflict do nothing
                """).param("partnership", partnership.value()).param("id", id).update();
    }

    /** Refused by the database where the reader never said yes. */
    void takeBack(PartnershipId partnership, UUID id) {
        jdbc.sql("""
                insert into keeping_ended (partnership_id, keeping_id, person_id) values (:partnership, :id, me())
                on conflict do nothing
                """).param("partnership", partnership.value()).param("id", id).update();
    }

    /** What leaves on a day, the soonest first, and for two weeks which proposal waits for the reader. */
    List<Told> told() {
        return jdbc.sql("""
                select d.partnership_id, d.keeping_id, min(d.erased_on) as erased_on, d.about = d.partnership_id as words
                  from erasing_day d where d.person_id = me()
                 group by d.partnership_id, d.keeping_id, words
                union all
                select s.partnership_id, s.keeping_id, null, false
                  from keeping_standing s
                 where s.waits and s.proposed_at > now() - interval '14 days'
                   and not exists (select from keeping_yes y where (y.partnership_id, y.keeping_id, y.person_id)
                                                                 = (s.partnership_id, s.keeping_id, me()))
                 order by erased_on, partnership_id
                """)
                .query((row, _) -> new Told(
                        new PartnershipId(row.getObject("partnership_id", UUID.class)),
                        row.getObject("keeping_id", UUID.class),
                        Optional.ofNullable(row.getObject("erased_on", LocalDate.class)),
                        row.getBoolean("words")))
                .list();
    }

    private static Keeping keeping(ResultSet row) throws SQLException {
        var agreed = row.getTimestamp("agreed_at");
        return new Keeping(
                row.getObject("keeping_id", UUID.class),
                new PersonId(row.getObject("author", UUID.class)),
                new Keeping.Choice(row.getString("after_end"), row.getString("after_close")),
                row.getTimestamp("proposed_at").toInstant(),
                agreed == null ? null : agreed.toInstant(),
                row.getBoolean("holds"),
                row.getBoolean("waits"),
                Stream.of((UUID[]) row.getArray("said").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getObject("erased_on", LocalDate.class));
    }
}
