package org.twolearn.people;

import static org.twolearn.people.DirectoryTable.together;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schools of the reader's district, and who works in them. */
@Repository
class SchoolTable {
    static final int PAGE = 50;

    private static final String WORKS_THERE = """
              from person p
             where p.left_on is null
               and (cast(:school as uuid) is null or exists (
                    select from position o where o.person_id = p.person_id and o.school_id = :school))
               and (:text = '' or strpos(lower(p.name), lower(:text)) > 0 or lower(p.email) = lower(:text))
            """;

    private final JdbcClient jdbc;

    SchoolTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<School> all() {
        return jdbc.sql("""
                select school_id as id, name, exists (
                       select from position o where o.school_id = s.school_id and o.person_id = me()) as mine
                  from school s where closed_on is null order by mine desc, name
                """).query(School.class).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Nothing where the reader does not look after the directory. */
    boolean runs() {
        return jdbc.sql("select runs() is not null").query(Boolean.class).single();
    }

    boolean leads(UUID school) {
        return jdbc.sql("""
                select runs() is not null or exists (
                    select from position where person_id = me() and kind = 'principal' and school_id = :school)
                """).param("school", school).query(Boolean.class).single();
    }

    int count(@Nullable UUID school, String text) {
        return jdbc.sql("select count(*)" + WORKS_THERE)
                .param("school", school)
                .param("text", text)
                .query(Integer.class)
                .single();
    }

    Collection<List<Doing>> people(@Nullable UUID school, String text, int page) {
        return together(jdbc.sql("with shown as (select p.person_id" + WORKS_THERE
                        + " order by p.family_name, p.given_name, p.person_id limit " + PAGE + " offset :from) "
                        + DirectoryTable.DOING + " where p.person_id in (select person_id from shown)"
                        + DirectoryTable.ORDER)
                .param("school", school)
                .param("text", text)
                .param("from", page * PAGE));
    }

    /** Who speaks for the teachers of the district, by name. */
    List<Addressee> representatives() {
        return jdbc.sql("""
                select p.person_id, p.name from person p
                 where p.left_on is null and exists (
                       select from position o where o.person_id = p.person_id and o.kind = 'representative')
                 order by p.family_name, p.given_name, p.person_id
                """)
                .query((row, _) -> new Addressee(
                        new PersonId(row.getObject("person_id", UUID.class)), row.getString("name"), null))
                .list();
    }

    List<String> mine() {
        return jdbc.sql("select distinct kind from position where person_id = me() and source_id is null order by kind")
                .query((row, _) -> row.getString("kind"))
                .list();
    }

    void settings(String name, String zone, Short[] days) {
        jdbc.sql("""
                update district set name = :name, time_zone = :zone, school_days = :days
                 where district_id = (select runs()) returning 1
                """)
                .param("name", name)
                .param("zone", zone)
                .param("days", days)
                .query(Integer.class)
                .single();
    }
}
