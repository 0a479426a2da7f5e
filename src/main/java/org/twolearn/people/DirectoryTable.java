package org.twolearn.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who does what, and where. */
@Repository
class DirectoryTable {
    static final String DOING = """
            select p.person_id, p.name, p.pronouns, o.kind, o.subject, s.name as school
              from person p
              left join position o on o.person_id = p.person_id
              left join school s on s.school_id = o.school_id
            """;
    static final String ORDER = " order by p.family_name, p.given_name, p.person_id, o.kind, s.name";

    private final JdbcClient jdbc;

    DirectoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each person's rows together, by name; whoever has left too. */
    Collection<List<Doing>> of(Collection<PersonId> people) {
        return together(jdbc.sql(DOING + "where p.person_id = any (:people)" + ORDER)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)));
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

    Collection<List<Doing>> coaches() {
        return together(jdbc.sql(DOING + """
                where p.left_on is null and p.person_id in (
                    select c.person_id from position c
                     where c.kind = 'coach' and (c.school_id is null or c.school_id in (
                           select m.school_id from position m where m.person_id = me())))
                """ + ORDER));
    }

    static Collection<List<Doing>> together(JdbcClient.StatementSpec statement) {
        return statement.query(Doing.class).list().stream()
                .collect(groupingBy(Doing::personId, LinkedHashMap::new, toList()))
                .values();
    }
}
