package org.twolearn.people;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
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

    List<Addressee> addressees(String letters, int most) {
        return jdbc.sql("""
                select person_id, name, email from person
                 where left_on is null and (position(lower(:letters) in lower(name)) > 0
                                            or position(lower(:letters) in lower(email)) > 0)
                 order by name, person_id limit :most
                """)
                .param("letters", letters)
                .param("most", most)
                .query((row, _) -> new Addressee(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        row.getString("email")))
                .list();
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
