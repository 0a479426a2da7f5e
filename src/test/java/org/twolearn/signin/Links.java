package org.twolearn.signin;

import java.util.UUID;
import org.twolearn.Database;
import org.twolearn.Someone;
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

    static String make(PersonId person) {
        var link = Secret.fresh();
        Database.superuser()
                .sql("insert into enrollment (person_id, enrollment_id, district_id, token_hash, made_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(person.value(), UUID.randomUUID(), Someone.LAKESHORE, link.hash(), person.value())
                .update();
        return link.text();
    }
}
