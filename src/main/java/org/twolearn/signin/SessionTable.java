package org.twolearn.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Who is signed in where. */
@Repository
class SessionTable {
    record SignedIn(PersonId person, DeviceId device, UUID session, boolean admitted) {}

    private static final String TELL = """
            , set_config('twolearn.person', person_id::text, true), set_config('twolearn.device', device_id::text, true),
              set_config('transaction_read_only', 'on', true)
            """;

    record Listed(UUID sessionId, String way, String label, Instant started, Instant seen, boolean open) {}

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asked before anybody is known, outside any transaction; an ended or expired session is nobody's. */
    Optional<SignedIn> who(Secret token) {
        return who("", token);
    }

    /** Asked in the first look, which then is whoever it finds, and reads only. */
    Optional<SignedIn> enter(Secret token) {
        return who(TELL, token);
    }

    private Optional<SignedIn> who(String tell, Secret token) {
        return jdbc.sql("select person_id, device_id, session_id, admitted" + tell + " from who(?)")
                .param(token.hash())
                .query((row, _) -> new SignedIn(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getObject("session_id", UUID.class),
                        row.getBoolean("admitted")))
                .optional();
    }

    void begin(PersonId person, DeviceId device, Secret token, String way) {
        jdbc.sql("""
                insert into session (person_id, session_id, token_hash, device_id, way)
                values (:person, :session, :hash, :device, :way)
                """)
                .param("person", person.value())
                .param("session", UUID.randomUUID())
                .param("hash", token.hash())
                .param("device", device.value())
                .param("way", way)
                .update();
    }

    /** The last thirty sign-ins of whoever asks. */
    List<Listed> mine() {
        return jdbc.sql("""
                select session_id, way, label, started, seen,
                       ended is null and now() < least(idle_until, expires) as open
                  from session join device using (person_id, device_id)
                 where person_id = me()
                 order by started desc limit 30
                """)
                .query((row, _) -> new Listed(
                        row.getObject("session_id", UUID.class),
                        row.getString("way"),
                        row.getString("label"),
                        row.getTimestamp("started").toInstant(),
                        row.getTimestamp("seen").toInstant(),
                        row.getBoolean("open")))
                .list();
    }

    /** Whether it began lately, or whoever asks has nothing yet that they could have shown again. */
    boolean begunLately(@Nullable UUID session) {
        return jdbc.sql("""
                select exists (select from session
                                where person_id = me() and session_id = cast(:session as uuid)
                                  and way <> 'account' and started > now() - interval '15 minutes')
                    or not exists (select from passkey where person_id = me())
                   and not exists (select from printed_code where person_id = me())
                """).param("session", session).query(Boolean.class).single();
    }

    /** Says by which way it had begun. */
    String end(UUID session) {
        return jdbc.sql(
                        "update session set ended = now() where person_id = me() and session_id = ? and ended is null returning way")
                .param(session)
                .query(String.class)
                .single();
    }

    /** Everywhere; and where a session is named, everywhere else. */
    void endAll(@Nullable UUID except) {
        jdbc.sql("""
                update session set ended = now()
                 where person_id = me() and ended is null and session_id is distinct from cast(:except as uuid)
                """).param("except", except).update();
    }

    void endOn(DeviceId device) {
        jdbc.sql("update session set ended = now() where person_id = me() and device_id = ? and ended is null")
                .param(device.value())
                .update();
    }
}
