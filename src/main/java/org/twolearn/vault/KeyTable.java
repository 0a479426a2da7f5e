package org.twolearn.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrapped keys of the current person's partnerships and own space, and of what is shown to them. Row-level security hides all others. */
@Repository
class KeyTable {
    static final int HELD = 41;

    /**
     * @param wrapped under the server's key; null where only members hold it
     * @param retired since a member left, nothing more is sealed with it
     * @param mine what is wrapped to keys of the reader's own, where only members hold it
     */
    record Wrapped(
            Key key,
            UUID secret,
            byte @Nullable [] wrapped,
            @Nullable Instant erasedAt,
            boolean retired,
            List<byte[]> mine) {
        Wrapped(Key key, UUID secret, byte @Nullable [] wrapped, @Nullable Instant erasedAt, boolean retired) {
            this(key, secret, wrapped, erasedAt, retired, List.of());
        }

        boolean erased() {
            return erasedAt != null;
        }
    }

    private static final String MINE = """
            , case when k.wrapped is null then array(
                select m.sealed from member_key m
                 where (m.partnership_id, m.owner, m.epoch) = (k.partnership_id, k.owner, k.epoch) and m.reader = me()
                 order by m.reader_epoch desc) end as mine
            """;

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Wrapped> between(UUID partnership) {
        return in(new Place(partnership, Place.Kind.BETWEEN, "", "", ""));
    }

    /** All keys of the place's space; of somebody's own space there is one owner. */
    List<Wrapped> in(Place place) {
        return jdbc.sql(
                        switch (place.kind()) {
                            case BETWEEN ->
                                "select owner, epoch, secret, wrapped, erased_at, retired_at" + MINE
                                        + " from partnership_key k where partnership_id = :space";
                            case OWN ->
                                "select person_id as owner, epoch, secret, wrapped, erased_at, null::timestamptz as retired_at, null::bytea[] as mine from person_key where person_id = :space";
                            case SHARED ->
                                "select person_id as owner, epoch, secret, wrapped, erased_at, null::timestamptz as retired_at, null::bytea[] as mine from share_key where share_id = :space";
                        })
                .param("space", place.space())
                .query((row, _) -> new Wrapped(
                        new Key(place.space(), place.kind(), row.getObject("owner", UUID.class), row.getInt("epoch")),
                        row.getObject("secret", UUID.class),
                        row.getBytes("wrapped"),
                        erasedAt(row),
                        row.getTimestamp("retired_at") != null,
                        mine(row)))
                .list();
    }

    private static List<byte[]> mine(ResultSet row) throws SQLException {
        var mine = row.getArray("mine");
        return mine == null ? List.of() : List.of((byte[][]) mine.getArray());
    }

    static @Nullable Instant erasedAt(ResultSet row) throws SQLException {
        var erased = row.getTimestamp("erased_at");
        return erased == null ? null : erased.toInstant();
    }

    /**
     * Until this transaction ends, the server's key that is newest now is not destroyed: what is wrapped under it is seen
     * by whoever wraps all keys anew.
     */
    void holdTheServersKey() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)::text")
                .param(HELD)
                .query(String.class)
                .single();
    }

    /** Whether it was added: not when somebody else was first, whose key then stands. */
    boolean add(Wrapped added) {
        var key = added.key();
        var row = jdbc.sql(
                        switch (key.kind()) {
                            case BETWEEN -> """
                insert into partnership_key (partnership_id, owner, epoch, secret, wrapped)
                values (:space, :owner, :epoch, :secret, :wrapped) on conflict do nothing
                """;
                            case OWN -> """
                insert into person_key (person_id, epoch, secret, wrapped)
                values (:space, :epoch, :secret, :wrapped) on conflict do nothing
                """;
                            case SHARED -> """
                insert into share_key (share_id, person_id, epoch, secret, wrapped)
                values (:space, :owner, :epoch, :secret, :wrapped) on conflict do nothing
                """;
                        })
                .param("space", key.space())
                .param("owner", key.owner())
                .param("epoch", key.epoch())
                .param("secret", added.secret())
                .param("wrapped", added.wrapped());
        return row.update() == 1;
    }

    /** @param kept under which name a hold keeps the secret; null where none does */
    record Marked(Erasure.Gone gone, @Nullable UUID kept) {}

    /** All keys that somebody's words had in the space. Refused to anybody but the current person, on an admitted device. */
    List<Marked> erase(UUID space, Place.Kind kind, UUID owner) {
        return jdbc.sql(
                        kind == Place.Kind.SHARED
                                ? """
                update share_key set erased_at = coalesce(erased_at, now()) where share_id = :space and person_id = :owner
                returning epoch, secret, erased_at, null::uuid as kept
                """
                                : "select epoch, secret, erased_at, kept from erase_words(:space, :own, :owner) order by epoch")
                .param("space", space)
                .param("own", kind == Place.Kind.OWN)
                .param("owner", owner)
                .query((row, _) -> new Marked(
                        new Erasure.Gone(
                                row.getInt("epoch"),
                                row.getObject("secret", UUID.class),
                                row.getTimestamp("erased_at").toInstant()),
                        row.getObject("kept", UUID.class)))
                .list();
    }

    /** All keys of the spaces that the current person may use: of every owner where they are a member, else their own. */
    List<Wrapped> in(Collection<UUID> spaces) {
        return jdbc.sql("select k.*" + MINE + """
                  from (select partnership_id, owner, epoch, secret, wrapped, erased_at from partnership_key
                         where partnership_id = any (:spaces)
                        union
                        select partnership_id, owner, epoch, secret, wrapped, erased_at from own_keys()) k
                """)
                .param("spaces", spaces.toArray(UUID[]::new))
                .query((row, _) -> new Wrapped(
                        new Key(
                                row.getObject("partnership_id", UUID.class),
                                Place.Kind.BETWEEN,
                                row.getObject("owner", UUID.class),
                                row.getInt("epoch")),
                        row.getObject("secret", UUID.class),
                        row.getBytes("wrapped"),
                        erasedAt(row),
                        false, // for opening, which a retired key does as any other
                        mine(row)))
                .list();
    }

    /** What the current person ever erased, the newest first. */
    List<Erased> erasures() {
        return jdbc.sql("select * from erasure where person_id = me() order by erased_at desc, erasure_id")
                .query((row, _) -> {
                    var destroyed = row.getTimestamp("destroyed_at");
                    return new Erased(
                            row.getObject("person_id", UUID.class),
                            row.getObject("erasure_id", UUID.class),
                            row.getObject("space", UUID.class),
                            row.getBoolean("own"),
                            List.of((UUID[]) row.getArray("secrets").getArray()),
                            row.getTimestamp("erased_at").toInstant(),
                            destroyed == null ? null : destroyed.toInstant());
                })
                .list();
    }
}
