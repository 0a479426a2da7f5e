package org.twolearn.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
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

    record Listed(
            UUID sessionId,
            String way,
            String label,
            Instant started,
            Instant seen,
            boolean open,
            @Nullable PersonId endedBy) {}

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

    UUID begin(PersonId person, DeviceId device, Secret token, String way) {
        var session = UUID.randomUUID();
        jdbc.sql("""
                insert into session (person_id, session_id, token_hash, device_id, way)
                values (:person, :session, :hash, :device, :way)
                """)
                .param("person", person.value())
                .param("session", session)
                .param("hash", token.hash())
                .param("device", device.value())
                .param("way", way)
                .update();
        return session;
    }

    /** The last thirty sign-ins of whoever asks. */
    List<Listed> mine() {
        return jdbc.sql("""
                select session_id, way, label, started, seen, ended_by,
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
                        row.getBoolean("open"),
                        by(row.getObject("ended_by", UUID.class))))
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

    /** Whether somebody is in on this device by another way than by a code. */
    boolean begunOtherwise() {
        return jdbc.sql("""
                select exists (select from session
                                where person_id = me() and device_id = my_device() and way <> 'code'
                                  and ended is null and now() < idle_until)
                """).query(Boolean.class).single();
    }

    /** Says by which way it had begun. */
    String end(UUID session) {
        return jdbc.sql(
                        "update session set ended = now() where person_id = me() and session_id = ? and ended is null returning way")
                .param(session)
                .query(String.class)
                .single();
    }

    /** One of one's own, wherever it is; ended already, it stays so. */
    void endOne(UUID session) {
        jdbc.sql(
                        "update session set ended = coalesce(ended, now()) where person_id = me() and session_id = ? returning 1")
                .param(session)
                .query(Integer.class)
                .single();
    }

    /** Those of a colleague in the district that whoever asks runs, or of everybody else in it; nothing of them is read. */
    void endOf(@Nullable PersonId whom) {
        if (!jdbc.sql("select end_sessions(cast(? as uuid))")
                .param(whom == null ? null : whom.value())
                .query(Boolean.class)
                .single()) throw new EmptyResultDataAccessException(1);
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

    private static @Nullable PersonId by(@Nullable UUID person) {
        return person == null ? null : new PersonId(person);
    }
}
