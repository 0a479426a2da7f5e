package org.twolearn.people;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who there is. Row-level security shows the reader's own district. */
@Repository
class PersonTable {
    private record Row(UUID personId, String name) {}

    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    District district() {
        return jdbc.sql("select * from district where district_id = my_district()")
                .query((row, _) -> new District(
                        row.getObject("district_id", UUID.class),
                        row.getString("name"),
                        ZoneId.of(row.getString("time_zone")),
                        Stream.of((Short[]) row.getArray("school_days").getArray())
                                .map(day -> DayOfWeek.of(day))
                                .collect(toUnmodifiableSet())))
                .single();
    }

    Names names(Collection<PersonId> people) {
        return new Names(jdbc
                .sql("select person_id, name from person where person_id = any (:people)")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Row.class)
                .stream()
                .collect(toMap(row -> new PersonId(row.personId()), Row::name)));
    }
}
