package org.twolearn.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds the keys of a partnership, and what is wrapped to whom. Row-level security shows one's own partnerships. */
@Repository
class MemberTable {
    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether only members hold the keys here. Whoever is just making it so is waited for. */
    boolean only(UUID partnership) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(?, 38))::text")
                .param(partnership.toString())
                .query(String.class)
                .single();
        return jdbc.sql("select exists (select from members_only where partnership_id = ?)")
                .param(partnership)
                .query(Boolean.class)
                .single();
    }

    /** Whose keys open what is written there now. */
    List<ReaderKey> readers(UUID partnership) {
        return keys("""
                select k.person_id, k.epoch, k.x25519, k.ml_kem
                  from reads_here(?) r join reader_key k on (k.person_id, k.epoch) = (r.person_id, r.epoch)
                """, partnership);
    }

    /** The key with which somebody has said that they would like to read there; not found where they have not. */
    ReaderKey asks(UUID partnership, UUID whose, int epoch) {
        return jdbc.sql("""
                select k.person_id, k.epoch, k.x25519, k.ml_kem
                  from reader_yes y join reader_key k on (k.person_id, k.epoch) = (y.person_id, y.reader_epoch)
                 where y.partnership_id = :partnership and y.person_id = :whose and y.reader_epoch = :epoch
                   and y.said_by = y.person_id
                """)
                .param("partnership", partnership)
                .param("whose", whose)
                .param("epoch", epoch)
                .query((row, _) -> key(row))
                .single();
    }

    /** With which key of their own each member says yes. */
    List<ReaderKey> saidYes(UUID partnership) {
        return keys("""
                select k.person_id, k.epoch, k.x25519, k.ml_kem
                  from reader_yes y join reader_key k on (k.person_id, k.epoch) = (y.person_id, y.reader_epoch)
                  join membership m on (m.partnership_id, m.person_id) = (y.partnership_id, y.person_id)
                 where y.partnership_id = ? and y.said_by = y.person_id and m.left_at is null
                """, partnership);
    }

    private List<ReaderKey> keys(String sql, UUID partnership) {
        return jdbc.sql(sql).param(partnership).query((row, _) -> key(row)).list();
    }

    /** Sent twice, it is said once. */
    void yes(UUID partnership, UUID whose, int epoch) {
        jdbc.sql("""
                insert into reader_yes (partnership_id, person_id, reader_epoch, said_by)
                values (:partnership, :whose, :epoch, me()) on conflict do nothing
                """)
                .param("partnership", partnership)
                .param("whose", whose)
                .param("epoch", epoch)
                .update();
    }

    void takeBack(UUID partnership) {
        jdbc.sql("delete from reader_yes where partnership_id = ? and person_id = me() and said_by = me()")
                .param(partnership)
                .update();
    }

    /** Whether all members have said yes, one of whom may have left meanwhile. */
    boolean all(UUID partnership) {
        return jdbc.sql("select all_hold(?)")
                .param(partnership)
                .query(Boolean.class)
                .single();
    }

    /** Refused by the database unless all of them have said yes and hold every key that is wrapped to one of them. */
    void begin(UUID partnership) {
        jdbc.sql("insert into members_only (partnership_id) values (?)")
                .param(partnership)
                .update();
    }

    /** A key of words for one reader. */
    record Handed(Key key, UUID secret, ReaderKey to, byte[] sealed) {}

    void hand(Handed one) {
        jdbc.sql("""
                insert into member_key (partnership_id, owner, epoch, reader, reader_epoch, secret, sealed)
                values (:space, :owner, :epoch, :reader, :readers, :secret, :sealed) on conflict do nothing
                """)
                .param("space", one.key().space())
                .param("owner", one.key().owner())
                .param("epoch", one.key().epoch())
                .param("reader", one.to().person())
                .param("readers", one.to().epoch())
                .param("secret", one.secret())
                .param("sealed", one.sealed())
                .update();
    }

    /** Who has said yes, or asks for the keys since. */
    record Said(UUID person, int epoch, boolean reads, boolean here) {}

    List<Said> said(UUID partnership) {
        return jdbc.sql("""
                select y.person_id, y.reader_epoch,
                       (y.person_id, y.reader_epoch) in (select r.person_id, r.epoch from reads_here(y.partnership_id) r) as reads,
                       exists (select from membership m
                                where (m.partnership_id, m.person_id) = (y.partnership_id, y.person_id) and m.left_at is null)
                       or exists (select from joining j
                                   where (j.partnership_id, j.person_id) = (y.partnership_id, y.person_id)) as here
                  from reader_yes y where y.partnership_id = ? and y.said_by = y.person_id order by y.said_at
                """)
                .param(partnership)
                .query((row, _) -> new Said(
                        row.getObject("person_id", UUID.class),
                        row.getInt("reader_epoch"),
                        row.getBoolean("reads"),
                        row.getBoolean("here")))
                .list();
    }

    Optional<Instant> since(UUID partnership) {
        return jdbc.sql("select since from members_only where partnership_id = ?")
                .param(partnership)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** What the server let go of and may still be in the key store. */
    List<GoingTable.Going> gone(UUID partnership) {
        return jdbc.sql("""
                select unnest(gone) as secret, unnest(owners) as owner, unnest(epochs) as epoch
                  from members_only where partnership_id = ?
                """)
                .param(partnership)
                .query((row, _) -> {
                    var secret = row.getObject("secret", UUID.class);
                    var owner = row.getObject("owner", UUID.class);
                    var key = new Key(partnership, Place.Kind.BETWEEN, owner, row.getInt("epoch"));
                    return new GoingTable.Going(key, secret, secret);
                })
                .list();
    }

    static ReaderKey key(ResultSet row) throws SQLException {
        return new ReaderKey(
                row.getObject("person_id", UUID.class),
                row.getInt("epoch"),
                row.getBytes("x25519"),
                row.getBytes("ml_kem"));
    }
}
