package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrapped keys of the current person's partnerships and own space, and of what is shown to them. Row-level security hides all others. */
@Repository
class KeyTable {
    record Wrapped(Key key, UUID secret, byte[] wrapped, boolean erased) {}

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All keys of the place's space; of somebody's own space there is one owner. */
    List<Wrapped> in(Place place) {
        return jdbc.sql(
                        switch (place.kind()) {
                            case BETWEEN ->
                                "select owner, epoch, secret, wrapped, erased_at from partnership_key where partnership_id = :space";
                            case OWN ->
                                "select person_id as owner, epoch, secret, wrapped, erased_at from person_key where person_id = :space";
                            case SHARED ->
                                "select person_id as owner, epoch, secret, wrapped, erased_at from share_key where share_id = :space";
                        })
                .param("space", place.space())
                .query((row, _) -> new Wrapped(
                        new Key(place.space(), place.kind(), row.getObject("owner", UUID.class), row.getInt("epoch")),
                        row.getObject("secret", UUID.class),
                        row.getBytes("wrapped"),
                        row.getTimestamp("erased_at") != null))
                .list();
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
        return row.update() > 0;
    }

    /** All keys that somebody's words had in the space. Refused to anybody but the current person, on an admitted device. */
    List<Erasure.Gone> erase(UUID space, Place.Kind kind, UUID owner) {
        return jdbc.sql(
                        kind == Place.Kind.SHARED
                                ? """
                update share_key set erased_at = coalesce(erased_at, now()) where share_id = :space and person_id = :owner
                returning epoch, secret, erased_at
                """
                                : "select epoch, secret, erased_at from erase_words(:space, :own, :owner) order by epoch")
                .param("space", space)
                .param("own", kind == Place.Kind.OWN)
                .param("owner", owner)
                .query((row, _) -> new Erasure.Gone(
                        row.getInt("epoch"),
                        row.getObject("secret", UUID.class),
                        row.getTimestamp("erased_at").toInstant()))
                .list();
    }
}
