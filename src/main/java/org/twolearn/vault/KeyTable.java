package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrapped keys of the current person's partnerships and own space. Row-level security hides all others. */
@Repository
class KeyTable {
    record Wrapped(UUID space, UUID owner, int epoch, UUID secret, byte[] wrapped) {
        Key key() {
            return new Key(space, owner, epoch);
        }
    }

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Both scopes in one question: the space is a partnership or the person. */
    List<Wrapped> in(UUID space) {
        return jdbc.sql("""
                select partnership_id as space, owner, epoch, secret, wrapped from partnership_key where partnership_id = :space
                union all
                select person_id, person_id, epoch, secret, wrapped from person_key where person_id = :space
                """)
                .param("space", space)
                .query((row, _) -> new Wrapped(
                        row.getObject("space", UUID.class),
                        row.getObject("owner", UUID.class),
                        row.getInt("epoch"),
                        row.getObject("secret", UUID.class),
                        row.getBytes("wrapped")))
                .list();
    }

    /** Whether it was added: not when somebody else was first, whose key then stands. */
    boolean add(Wrapped key) {
        var own = key.space().equals(key.owner());
        return jdbc.sql(own ? """
                insert into person_key (person_id, epoch, secret, wrapped)
                values (:space, :epoch, :secret, :wrapped) on conflict do nothing
                """ : """
                insert into partnership_key (partnership_id, owner, epoch, secret, wrapped)
                values (:space, :owner, :epoch, :secret, :wrapped) on conflict do nothing
                """)
                        .param("space", key.space())
                        .param("owner", key.owner())
                        .param("epoch", key.epoch())
                        .param("secret", key.secret())
                        .param("wrapped", key.wrapped())
                        .update()
                > 0;
    }
}
