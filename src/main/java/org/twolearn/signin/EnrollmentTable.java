package org.twolearn.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.twolearn.people.PersonId;

/** Links by which somebody comes in for the first time. */
@Repository
class EnrollmentTable {
    record Used(Instant usedAt, String usedOn, PersonId madeBy) {}

    /** @param opens whether a link lets its device in; {@code firstAt} and {@code firstOn}: the first use of any, by the district's clock */
    record Before(
            boolean opens,
            @Nullable LocalDateTime firstAt,
            @Nullable String firstOn) {}

    enum State {
        NONE,
        OPEN,
        USED
    }

    private final JdbcClient jdbc;

    EnrollmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The district that whoever asks runs the product for; nobody else has this page. */
    UUID runs() {
        return jdbc.sql("select runs() as district where runs() is not null")
                .query(UUID.class)
                .single();
    }

    boolean mayMake() {
        return jdbc.sql("select runs() is not null").query(Boolean.class).single();
    }

    /** Whoever has come in before is told of it, and so are their partners. The same id and link once more change nothing. */
    void make(PersonId person, UUID id, Secret link) {
        if (!jdbc.sql("select make_link(?, ?, ?)")
                .params(person.value(), id, link.hash())
                .query(Boolean.class)
                .single()) throw new EmptyResultDataAccessException(1);
    }

    Map<PersonId, State> states(Collection<PersonId> people) {
        var states = new HashMap<PersonId, State>();
        jdbc.sql("""
                select person_id, bool_or(used_at is not null) as used, bool_or(used_at is null and now() < expires) as open
                  from enrollment where person_id = any (:people) group by person_id
                """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> states.put(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getBoolean("used") ? State.USED : row.getBoolean("open") ? State.OPEN : State.NONE))
                .list();
        return states;
    }

    /** Every link that was ever used to come in as whoever asks. */
    List<Used> used() {
        return jdbc.sql("""
                select used_at, used_on, made_by from enrollment
                 where person_id = me() and used_at is not null order by used_at
                """)
                .query((row, _) -> new Used(
                        instant(row.getTimestamp("used_at")),
                        row.getString("used_on"),
                        new PersonId(row.getObject("made_by", UUID.class))))
                .list();
    }

    /** The given name of whom an unused link is for. */
    Optional<String> waitsFor(Secret link) {
        return jdbc.sql("select enrollment_for(?)").param(link.hash()).query(String.class).list().stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What was before a link that can be used. */
    Before before(Secret link) {
        return jdbc.sql("select opens, first_at, first_on from enrollment_before(?)")
                .param(link.hash())
                .query((row, _) -> new Before(
                        row.getBoolean("opens"),
                        row.getObject("first_at", LocalDateTime.class),
                        row.getString("first_on")))
                .single();
    }

    /** Uses it up; empty when somebody was faster. */
    Optional<PersonId> use(Secret link, Visitor visitor) {
        return jdbc
                .sql("select enroll(?, ?, ?, ?)")
                .params(link.hash(), UUID.randomUUID(), visitor.browser().hash(), visitor.label())
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(PersonId::new);
    }

    private static Instant instant(@Nullable Timestamp time) {
        return Objects.requireNonNull(time).toInstant();
    }
}
