package org.twolearn.demo;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lakeshore has had TwoLearn since the summer before last. What its other teachers did then is over, and they have left it:
 * nobody reads it any more. It is there so that the figures of that year are counted like everybody's, by the same procedure.
 */
final class LastYear {
    private static final int TEACHERS = 46;

    private final JdbcClient superuser;

    LastYear(JdbcClient superuser) {
        this.superuser = superuser;
    }

    void play() {
        superuser.sql("""
                do $$
                declare
                    july date := make_date(extract(year from current_date - interval '6 months')::int - 1, 7, 1);
                    areas text[] := array['talk', 'talk', 'thinking', 'understanding', 'taking part', 'routines', 'each student'];
                    coach uuid := (select person_id from person where email = 'priya.nair@lakeshore.example');
                    teacher record;
                    id uuid;
                    cycle uuid;
                    began timestamptz;
                begin
                    insert into figure_run
                    select district_id, july, (select count(*) from teachers(district_id)) from district;
                    for teacher in
                        select p.person_id, row_number() over (order by p.source_id) as n
                          from district d, teachers(d.district_id) p0 join person p on p.person_id = p0
                         where p.person_id <> coach
                           and not exists (select from membership m where m.person_id = p.person_id)
                           and not exists (select from invitation i where i.person_id = p.person_id)
                         order by p.source_id limit %d
                    loop
                        id := gen_random_uuid();
                        cycle := gen_random_uuid();
                        began := july + make_interval(days => 50 + (teacher.n %% 30)::int, hours => 20);
                        insert into partnership (partnership_id, kind, offered_by, offered_at, open_until, closes_at)
                        values (id, 'cycle', coach, began, began + interval '14 days', began + interval '14 days');
                        insert into membership (partnership_id, person_id, joined_at, left_at)
                        select id, person, began, july + interval '330 days' from unnest(array[coach, teacher.person_id]) person;
                        continue when teacher.n %% 3 = 0;
                        insert into cycle (partnership_id, cycle_id, owner, began_at, closed_at)
                        values (id, cycle, teacher.person_id, began + interval '9 days', july + interval '200 days');
                        insert into closing (partnership_id, entry_id, cycle_id, owner, at)
                        values (id, gen_random_uuid(), cycle, teacher.person_id, july + interval '200 days');
                        insert into goal_area values (id, cycle, teacher.person_id, areas[1 + teacher.n %% 7], july + interval '100 days');
                        continue when teacher.n %% 5 = 0;
                        insert into goal_met values (id, cycle, teacher.person_id, july + interval '200 days');
                    end loop;
                end $$
                """.formatted(TEACHERS)).update();
        superuser.sql("call count_what_is_due()").update();
    }
}
