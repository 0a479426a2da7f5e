package org.twolearn.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.DeviceId;

/** The devices of whoever asks. */
@Repository
class DeviceTable {
    private final JdbcClient jdbc;

    DeviceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The device that this browser is for this person; a browser not seen before is made known, not admitted. */
    DeviceId known(Secret browser, String label) {
        jdbc.sql("""
                insert into device (person_id, device_id, label, browser)
                values (me(), :id, :label, sha256(:browser || uuid_send(me()))) on conflict do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("label", label)
                .param("browser", browser.hash())
                .update();
        return new DeviceId(jdbc.sql("select device_of(?)")
                .param(browser.hash())
                .query(UUID.class)
                .single());
    }

    List<Device> mine() {
        return jdbc.sql("""
                select device_id, label, first_seen, admitted_at, admitted_by, device_id = my_device() as here,
                       exists (select from session s
                                where (s.person_id, s.device_id) = (d.person_id, d.device_id)
                                  and s.ended is null and now() < least(s.idle_until, s.expires)) as signed_in
                  from device d where person_id = me() order by first_seen desc
                """)
                .query((row, _) -> new Device(
                        new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getString("label"),
                        row.getTimestamp("first_seen").toInstant(),
                        instant(row.getTimestamp("admitted_at")),
                        row.getString("admitted_by"),
                        row.getBoolean("here"),
                        row.getBoolean("signed_in")))
                .list();
    }

    /** Only an admitted device can; and the person and their partners are told. */
    void admit(DeviceId device) {
        if (!jdbc.sql("select admit_by_device(?)")
                .param(device.value())
                .query(Boolean.class)
                .single()) throw new EmptyResultDataAccessException(1);
    }

    void shutOut(DeviceId device) {
        jdbc.sql(
                        "update device set admitted_at = null, admitted_by = null where person_id = me() and device_id = ? returning 1")
                .param(device.value())
                .query(Integer.class)
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
