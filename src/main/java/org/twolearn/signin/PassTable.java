package org.twolearn.signin;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Passes, of which only a hash is kept. */
@Repository
class PassTable {
    private final JdbcClient jdbc;

    PassTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void give(UUID session, Secret pass) {
        jdbc.sql("insert into pass (person_id, session_id, token_hash) values (me(), ?, ?) on conflict do nothing")
                .params(session, pass.hash())
                .update();
    }

    /** Asked before anybody is known; empty for what was never given, is over, or comes from another browser. */
    Optional<SessionTable.SignedIn> holder(Secret pass, Secret browser) {
        return jdbc.sql("select person_id, device_id, session_id from pass_of(?, ?)")
                .params(pass.hash(), browser.hash())
                .query((row, _) -> new SessionTable.SignedIn(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getObject("session_id", UUID.class),
                        true))
                .optional();
    }
}
