package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.CurrentPerson;

/** Keys of the reader's own, and the ways in that they are sealed under. Row-level security shows nobody else's. */
@Repository
class ReaderTable {
    /** A key of one's own, its private halves sealed under one way in. */
    record Sealed(ReaderKey key, byte[] sealed) {}

    private static final String CODE = "code";

    private final JdbcClient jdbc;

    ReaderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the browser that asks can open, if it keeps what it did. */
    List<Sealed> sealedHere() {
        return sealed(CurrentPerson.device().value().toString());
    }

    List<Sealed> sealedByCode() {
        return sealed(CODE);
    }

    private List<Sealed> sealed(String way) {
        return jdbc.sql("""
                select k.person_id, k.epoch, k.x25519, k.ml_kem, w.sealed
                  from reader_way w join reader_key k using (person_id, epoch)
                 where w.person_id = me() and w.way = ? order by epoch desc
                """)
                .param(way)
                .query((row, _) -> new Sealed(MemberTable.key(row), row.getBytes("sealed")))
                .list();
    }

    /** Which keys of their own the reader ever made, the newest first. */
    List<Integer> own() {
        return jdbc.sql("select epoch from reader_key where person_id = me() order by epoch desc")
                .query((row, _) -> row.getInt("epoch"))
                .list();
    }

    /** Waits for whoever makes one for the same person in another window. */
    void waitForOneself() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(me()::text, 38))::text")
                .query(String.class)
                .single();
    }

    void make(ReaderKey key) {
        jdbc.sql("insert into reader_key (person_id, epoch, x25519, ml_kem) values (me(), :epoch, :one, :other)")
                .param("epoch", key.epoch())
                .param("one", key.x25519())
                .param("other", key.mlKem())
                .update();
    }

    void here(ReaderKey key, byte[] sealed) {
        replace(key, CurrentPerson.device().value().toString(), sealed);
    }

    void byCode(ReaderKey key, byte[] sealed) {
        replace(key, CODE, sealed);
    }

    private void replace(ReaderKey key, String way, byte[] sealed) {
        jdbc.sql("""
                insert into reader_way (person_id, epoch, way, sealed) values (me(), :epoch, :way, :sealed)
                on conflict (person_id, epoch, way) do update set sealed = :sealed
                """)
                .param("epoch", key.epoch())
                .param("way", way)
                .param("sealed", sealed)
                .update();
    }

    void forget(UUID device) {
        jdbc.sql("delete from reader_way where person_id = me() and way = ?")
                .param(device.toString())
                .update();
    }
}
