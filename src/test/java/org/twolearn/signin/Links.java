package org.twolearn.signin;

import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** First-time links for stories. */
interface Links {
    /** Somebody in the directory who has never been here: no device yet. */
    static PersonId newcomer(String name) {
        var person = Someone.called(name);
        Database.superuser()
                .sql("delete from device where person_id = ?")
                .param(person.value())
                .update();
        return person;
    }

    /** Somebody signs in with a further link on a device that is not admitted. */
    static void usedOn(PersonId person, DeviceId device) {
        make(person);
        var db = Database.superuser();
        db.sql(
                        "update enrollment set used_at = now(), used_on = 'Chrome on Windows', device_id = ? where person_id = ?")
                .params(device.value(), person.value())
                .update();
        db.sql("insert into session (person_id, session_id, token_hash, device_id, way)"
                        + " values (?, gen_random_uuid(), ?, ?, 'enrollment')")
                .params(person.value(), Secret.fresh().hash(), device.value())
                .update();
    }

    static String make(PersonId person) {
        var link = Secret.printed();
        Database.superuser()
                .sql("insert into enrollment (person_id, enrollment_id, district_id, token_hash, made_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(person.value(), UUID.randomUUID(), Someone.LAKESHORE, link.hash(), person.value())
                .update();
        return link.text();
    }
}
