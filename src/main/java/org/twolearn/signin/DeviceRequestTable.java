package org.twolearn.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** Requests to confirm a device: one's own from here, or those of partners. Row-level security shows no others. */
@Repository
class DeviceRequestTable {
    private static final String REQUEST =
            "select request_id, person_id, label, case when now() < confirm_from then confirm_from end as confirm_from, open_until from device_request where now() between asked_at - interval '5 minutes' and open_until and confirmed_at is null ";

    private final JdbcClient jdbc;

    DeviceRequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From a device that is not admitted, for itself. Sent twice, it is one request. */
    void ask(UUID id, String label, byte[] number) {
        jdbc.sql("""
                insert into device_request (person_id, request_id, device_id, label, number_hash)
                values (me(), :id, my_device(), :label, :number)
                """)
                .param("id", id)
                .param("label", label)
                .param("number", number)
                .update();
    }

    /** What this device asks at the moment. */
    Optional<DeviceRequest> here() {
        return jdbc.sql(REQUEST + "and person_id = me() and device_id = my_device() order by asked_at desc limit 1")
                .query((row, _) -> request(row))
                .optional();
    }

    /** A partner's, never one's own. */
    DeviceRequest find(UUID id) {
        return jdbc.sql(REQUEST + "and person_id <> me() and request_id = ?")
                .param(id)
                .query((row, _) -> request(row))
                .single();
    }

    int attempts(UUID id) {
        return jdbc.sql("select count(*) from device_confirmation where request_id = ? and partner = me()")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** On all requests of that partner: who guesses does not get further by being asked again. */
    int attemptsToday(DeviceRequest request) {
        return jdbc.sql("""
                select count(*) from device_confirmation
                 where person_id = ? and partner = me() and said_at > now() - interval '1 day'
                """).param(request.whose().value()).query(Integer.class).single();
    }

    /** The same number again is no further attempt. */
    void confirm(DeviceRequest request, int attempt, byte[] number) {
        jdbc.sql("""
                insert into device_confirmation (person_id, request_id, partner, attempt, number_hash)
                values (:whose, :id, me(), :attempt, :number) on conflict do nothing
                """)
                .param("whose", request.whose().value())
                .param("id", request.id())
                .param("attempt", attempt)
                .param("number", number)
                .update();
    }

    /** The right number lets the device in as its row is written; then nobody is asked any more. */
    boolean open(UUID id) {
        return jdbc.sql("select exists (" + REQUEST + "and request_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Whether the reader makes first-time links, or made one for this person: then they cannot confirm as well. */
    boolean makesLinks(DeviceRequest request) {
        return jdbc.sql("select makes_links_for(?)")
                .param(request.whose().value())
                .query(Boolean.class)
                .single();
    }

    void endOn(DeviceId device) {
        jdbc.sql("delete from device_request where person_id = me() and device_id = ? and confirmed_at is null")
                .param(device.value())
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static DeviceRequest request(ResultSet row) throws SQLException {
        return new DeviceRequest(
                row.getObject("request_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("label"),
                instant(row.getTimestamp("confirm_from")),
                row.getTimestamp("open_until").toInstant());
    }
}
