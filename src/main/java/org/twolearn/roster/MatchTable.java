package org.twolearn.roster;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds out who is who, and what would become of each: the preview, and once more just before the import. */
@Repository
class MatchTable {
    private static final List<String> SCHOOLS = statements("""
            update roster_org o set school_id = s.school_id from school s
             where o.district_id = :district and o.import_id = :id and s.district_id = :district
               and (s.source_id = o.source_id or o.source_id = 'name:' || lower(s.name));
            update roster_org set school_id = gen_random_uuid()
             where district_id = :district and import_id = :id and school and not gone and school_id is null;
            update roster_position r set school_id = coalesce(case when o.school then o.school_id end, u.school_id)
              from roster_org o left join roster_org u
                on u.district_id = o.district_id and u.import_id = o.import_id and u.source_id = o.parent and u.school
             where r.district_id = :district and r.import_id = :id
               and o.district_id = :district and o.import_id = :id and o.source_id = r.org_source;
            update roster_position r set school_id = s.school_id from school s
             where r.district_id = :district and r.import_id = :id and r.school_id is null
               and s.district_id = :district and s.source_id = r.org_source;
            """);

    private static final List<String> SUBJECTS = statements("""
            update roster_position r set subject = t.subject
              from (select person_source, string_agg(title, ', ' order by title) as subject
                      from (select distinct t.person_source, c.title
                              from roster_teaching t
                              join roster_class k on k.district_id = :district and k.import_id = :id and k.source_id = t.class
                              join roster_course c on c.district_id = :district and c.import_id = :id and c.source_id = k.course
                             where t.district_id = :district and t.import_id = :id) as taught
                     group by person_source having count(*) <= 2) as t
             where r.district_id = :district and r.import_id = :id and r.person_source = t.person_source
               and r.kind = 'teacher' and r.subject is null;
            """);

    /** Never by name. An address that somebody else had is no proof: then the name must be the same too. */
    private static final List<String> PEOPLE = statements("""
            delete from roster_person where district_id = :district and import_id = :id and place < 0;
            update roster_person set person_id = null, becomes = null where district_id = :district and import_id = :id;
            update roster_person r set person_id = p.person_id from person p
             where r.district_id = :district and r.import_id = :id
               and p.district_id = :district and p.source_id = r.source_id;
            with candidate as (
                select r.place, p.person_id, p.source_id, r.source_id as named,
                       lower(p.name) = lower(r.given_name || ' ' || r.family_name) as same_name
                  from roster_person r join person p on lower(p.email) = lower(r.email)
                 where r.district_id = :district and r.import_id = :id and r.person_id is null and not r.gone
                   and p.district_id = :district and p.left_on is null
                union
                select r.place, p.person_id, p.source_id, r.source_id,
                       lower(p.name) = lower(r.given_name || ' ' || r.family_name)
                  from roster_person r join person p on lower(p.username) = lower(r.username)
                 where r.district_id = :district and r.import_id = :id and r.person_id is null and not r.gone
                   and p.district_id = :district and p.left_on is null),
            fit as (
                select place, person_id from candidate c
                 where (source_id is null or named like 'mail:%' or same_name)
                   and not exists (select from roster_person o
                                    where o.district_id = :district and o.import_id = :id and o.person_id = c.person_id)),
            sole as (
                select place, min(person_id::text)::uuid as person_id from fit
                 where person_id in (select person_id from fit group by person_id having count(*) = 1)
                 group by place having count(*) = 1)
            update roster_person r set person_id = sole.person_id from sole
             where r.district_id = :district and r.import_id = :id and r.place = sole.place;
            update roster_person set person_id = gen_random_uuid(), becomes = 'join'
             where district_id = :district and import_id = :id and person_id is null and not gone;
            update roster_position r set person_id = p.person_id from roster_person p
             where r.district_id = :district and r.import_id = :id and p.district_id = :district
               and p.import_id = :id and p.source_id = r.person_source;
            update roster_position r set person_id = p.person_id from person p, roster_import i
             where r.district_id = :district and r.import_id = :id and r.person_id is null
               and p.district_id = :district and p.source_id = r.person_source and p.left_on is null
               and i.district_id = :district and i.import_id = :id and not i.complete;
            """);

    /** Positions of the directory that the roster takes away. */
    static final String REMOVED = """
            select q.position_id, q.person_id from position q, roster_import i
             where i.district_id = :district and i.import_id = :id and q.district_id = :district and q.source_id is not null
               and (exists (select from roster_position r
                             where r.district_id = :district and r.import_id = :id and r.gone and r.source_id = q.source_id)
                    or not exists (select from roster_position r
                                    where r.district_id = :district and r.import_id = :id and not r.gone
                                      and r.source_id = q.source_id)
                       and (i.roles_complete and q.source_id not like 'table:%'
                            or i.by_person and exists (select from roster_person o
                                where o.district_id = :district and o.import_id = :id and o.place > 0
                                  and o.person_id = q.person_id)))
            """;

    private static final List<String> BECOMES = statements("""
            with removed as materialized ({removed}),
            kept as (
                select person_id from roster_position
                 where district_id = :district and import_id = :id and not gone and person_id is not null
                union
                select q.person_id from position q
                 where q.district_id = :district and q.source_id is not null
                   and q.position_id not in (select position_id from removed))
            update roster_person r
               set becomes = case when r.gone then null
                                  when r.person_id not in (select person_id from kept)
                                  then case when r.becomes = 'join' then 'none' end
                                  when r.becomes = 'join' then 'join'
                                  when p.left_on is not null then 'return'
                                  when r.given_name <> p.given_name or r.family_name <> p.family_name
                                    or r.pronouns <> coalesce(p.pronouns, '') or r.email <> coalesce(p.email, '')
                                    or r.username <> coalesce(p.username, '') or p.source_id is null
                                    or r.source_id <> p.source_id and r.source_id not like 'mail:%' then 'change'
                                  else 'stay' end
              from roster_person same left join person p on p.district_id = :district and p.person_id = same.person_id
             where r.district_id = :district and r.import_id = :id and same.district_id = :district
               and same.import_id = :id and same.place = r.place;
            """.replace("{removed}", REMOVED));

    private static final List<String> LEAVING = statements("""
            with removed as materialized ({removed}),
            without as (
                select person_id from removed
                except select q.person_id from position q
                        where q.district_id = :district and q.source_id is not null
                          and q.position_id not in (select position_id from removed)
                except select person_id from roster_position
                        where district_id = :district and import_id = :id and not gone and person_id is not null)
            insert into roster_person (district_id, import_id, place, line, source_id, given_name, family_name, gone,
                                       person_id, becomes)
            select :district, :id, -row_number() over (order by p.family_name, p.given_name, p.person_id), 0,
                   'leave', p.given_name, p.family_name, true, p.person_id, 'leave'
              from person p, roster_import i
             where i.district_id = :district and i.import_id = :id and p.district_id = :district
               and p.left_on is null and p.source_id is not null and p.person_id <> me()
               and (p.person_id in (select person_id from roster_person
                                     where district_id = :district and import_id = :id and gone and person_id is not null)
                    or p.person_id in (select person_id from without)
                    or i.complete and p.source_id not like 'mail:%' and p.person_id not in (
                        select person_id from roster_person
                         where district_id = :district and import_id = :id and becomes in ('return', 'change', 'stay')));
            update roster_person set becomes = 'kept'
             where district_id = :district and import_id = :id and becomes = 'leave'
               and person_id in (select person_id from position where district_id = :district and kind = 'operator')
               and not exists (
                   select from position o join person p on p.district_id = :district and p.person_id = o.person_id
                    where o.district_id = :district and o.kind = 'operator' and p.left_on is null
                      and o.person_id not in (select person_id from roster_person
                                               where district_id = :district and import_id = :id and becomes = 'leave'));
            with moved as (
                select r.person_id from roster_position r left join position q
                    on q.district_id = :district and q.source_id = r.source_id
                 where r.district_id = :district and r.import_id = :id and not r.gone and r.person_id is not null
                   and (q.position_id is null or q.person_id <> r.person_id or q.kind <> r.kind
                        or q.school_id is distinct from r.school_id
                        or q.subject is distinct from r.subject
                           and (r.subject is not null or (select i.subjects from roster_import i
                                                           where i.district_id = :district and i.import_id = :id)))
                union select person_id from ({removed}) as removed)
            update roster_person set becomes = 'change'
             where district_id = :district and import_id = :id and becomes = 'stay'
               and person_id in (select person_id from moved);
            """.replace("{removed}", REMOVED));

    private final JdbcClient jdbc;

    MatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows that were just written have no statistics: the planner takes them for a handful and would loop for minutes. */
    void prepare() {
        jdbc.sql("select set_config('enable_nestloop', 'off', true)")
                .query(String.class)
                .single();
    }

    void match(ImportId id) {
        Stream.of(SCHOOLS, SUBJECTS, PEOPLE).flatMap(List::stream).forEach(sql -> run(id, sql));
    }

    void settle(ImportId id) {
        Stream.of(BECOMES, LEAVING).flatMap(List::stream).forEach(sql -> run(id, sql));
    }

    private void run(ImportId id, String sql) {
        jdbc.sql(sql).param("district", id.district()).param("id", id.value()).update();
    }

    static List<String> statements(String text) {
        return Stream.of(text.split(";\n", -1)).filter(sql -> !sql.isBlank()).toList();
    }
}
