package org.twolearn.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who does what, and where. Row-level security shows the reader's own district. */
@Repository
@Transactional(readOnly = true)
class DirectoryTable {
    private static final String WHO = "p.person_id, p.name, p.pronouns, o.kind, o.subject, s.name as school";
    private static final String WHERE_THEY_WORK = """
            left join position o on o.person_id = p.person_id
            left join school s on s.school_id = o.school_id
            """;
    static final String DOING = "select " + WHO + " from person p " + WHERE_THEY_WORK;
    static final String ORDER = " order by p.family_name, p.given_name, p.person_id, o.kind, s.name";

    /** Whether the position is one over the reader. */
    private static final String OVER = """
            exists (select from position w where w.person_id = (select me())
                       and (o.kind = 'district lead' or o.kind = 'principal' and w.school_id = o.school_id
                            or o.kind = 'program lead' and w.kind = 'coach')) and p.person_id <> (select me()) as over, """;

    private static final String KNOWN = """
            select d.district_id, d.name as district, d.time_zone, d.school_days,
                   exists (select from position_offer f where f.person_id = (select me())) as offered,
                   exists (select from position l where l.person_id = (select me())
                              and l.kind in ('principal', 'program lead', 'district lead'))
                       or cardinality((select paused())) > 0 as leads,
                   (select rules_change()) as told, """ + OVER + WHO + """
             from district d left join person p on p.person_id = any (:people)
            """ + WHERE_THEY_WORK + """
            where d.district_id = (select my_district()) order by p.person_id, o.kind, s.name
            """;
    private static final String MORE = "select " + OVER + WHO + " from person p " + WHERE_THEY_WORK
            + "where p.person_id = any (:people) order by p.person_id, o.kind, s.name";

    private final JdbcClient jdbc;

    DirectoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The reader's district, unless it is known, and these people of it; whoever has left too. */
    void read(Known known, Collection<PersonId> people) {
        boolean first = known.district().isEmpty();
        jdbc.sql(first ? KNOWN : MORE)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> {
                    if (first)
                        known.in(
                                district(row),
                                row.getBoolean("offered"),
                                row.getBoolean("leads"),
                                row.getBoolean("told"));
                    return read(known, row);
                })
                .list();
        known.asked(people);
    }

    Collection<List<Doing>> search(String text, int most) {
        return together(jdbc.sql(DOING + """
                where p.person_id in (
                    select person_id from person
                     where left_on is null and person_id <> me()
                       and (strpos(lower(name), lower(:text)) > 0 or lower(email) = lower(:text))
                     order by family_name, given_name, person_id limit :most)
                """ + ORDER).param("text", text).param("most", most));
    }

    /** Who works at the schools of these people, without them. */
    List<Nearby> near(Collection<PersonId> people, int most) {
        return jdbc.sql("""
                        select distinct p.name, p.family_name as family
                          from person p join position o on o.person_id = p.person_id
                         where p.left_on is null and p.person_id <> all (:people)
                           and o.school_id in (select m.school_id from position m where m.person_id = any (:people))
                         order by p.name limit :most
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, _) -> new Nearby(row.getString("name"), row.getString("family")))
                .list();
    }

    Collection<List<Doing>> coaches() {
        return together(jdbc.sql(DOING + """
                where p.left_on is null and p.person_id in (
                    select c.person_id from position c
                     where c.kind = 'coach' and (c.school_id is null or c.school_id in (
                           select m.school_id from position m where m.person_id = me())))
                """ + ORDER));
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

    static Collection<List<Doing>> together(JdbcClient.StatementSpec statement) {
        return statement.query(Doing.class).list().stream()
                .collect(groupingBy(Doing::personId, LinkedHashMap::new, toList()))
                .values();
    }

    private static boolean read(Known known, ResultSet row) throws SQLException {
        @Nullable UUID person = row.getObject("person_id", UUID.class);
        if (person == null) return false;
        known.add(
                new PersonId(person),
                new Doing(
                        person,
                        row.getString("name"),
                        row.getString("pronouns"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("school")));
        if (row.getBoolean("over")) known.over(new PersonId(person), row.getString("kind"));
        return true;
    }

    private static District district(ResultSet row) throws SQLException {
        return new District(
                row.getObject("district_id", UUID.class),
                row.getString("district"),
                ZoneId.of(row.getString("time_zone")),
                Stream.of((Short[]) row.getArray("school_days").getArray())
                        .map(day -> DayOfWeek.of(day))
                        .collect(toUnmodifiableSet()));
    }
}
