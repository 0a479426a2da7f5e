package org.twolearn.signin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** What can be known before anybody is: whose door this is, and in the demo who lives behind it. */
@Repository
class DoorTable {
    record DemoPerson(UUID personId, String name, String does) {}

    private final JdbcClient jdbc;

    DoorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Door door() {
        return jdbc.sql("select district, empty from door()").query(Door.class).single();
    }

    /** Empty when there is somebody already. */
    Optional<PersonId> setUp(SetupForm form, Visitor visitor) {
        return jdbc
                .sql("select set_up(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        form.district(),
                        form.zone(),
                        form.days().toArray(Short[]::new),
                        form.given(),
                        form.family(),
                        form.email(),
                        UUID.randomUUID(),
                        visitor.browser().hash(),
                        visitor.label())
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(PersonId::new);
    }

    List<DemoPerson> demoPeople() {
        return jdbc.sql("select person_id, name, does from demo_people()")
                .query((row, _) -> new DemoPerson(
                        row.getObject("person_id", UUID.class), row.getString("name"), row.getString("does")))
                .list();
    }

    void admitInDemo() {
        jdbc.sql("select admit_in_demo()").query(Boolean.class).single();
    }
}
