-- Who counts reads ids, dates, who is a teacher (which is public) and the area that an owner chose; never a word.
create policy counter_reads on district for select to tl_counter using (true);
create policy counter_reads on person for select to tl_counter using (true);
create policy counter_reads on position for select to tl_counter using (true);
create policy counter_reads on membership for select to tl_counter using (true);
create policy counter_reads on closing for select to tl_counter using (true);
create policy counter_reads on goal_met for select to tl_counter using (true);
create policy counter_reads on goal_area for select to tl_counter using (true);
grant select (district_id, time_zone) on district to tl_counter;
grant select (district_id, person_id, left_on) on person to tl_counter;
grant select (person_id, kind) on position to tl_counter;
grant select (partnership_id, person_id, joined_at) on membership to tl_counter;
grant select (owner, at) on closing to tl_counter;
grant select (owner, said_at) on goal_met to tl_counter;
grant select (owner, area, chosen_at) on goal_area to tl_counter;

create function teachers(district uuid) returns setof uuid language sql stable as $$
    select p.person_id from public.person p
     where p.district_id = district and p.left_on is null
       and exists (select from public.position o where o.person_id = p.person_id and o.kind = 'teacher')
$$;

-- A partnership begins when two are in it; for whoever comes later, when they come.
create function events(district uuid) returns table (person_id uuid, measure text, area text, at timestamptz)
language sql stable as $$
    select t.id, 'started', '', greatest(m.joined_at, second.joined_at)
      from public.teachers(district) t (id)
      join public.membership m on m.person_id = t.id
      join lateral (select o.joined_at from public.membership o where o.partnership_id = m.partnership_id
                     order by o.joined_at offset 1 limit 1) second on true
    union all
    select t.id, 'completed', '', c.at from public.teachers(district) t (id) join public.closing c on c.owner = t.id
    union all
    select t.id, 'met', '', g.said_at from public.teachers(district) t (id) join public.goal_met g on g.owner = t.id
    union all
    select t.id, 'area', g.area, g.chosen_at from public.teachers(district) t (id) join public.goal_area g on g.owner = t.id
$$;

-- Counts one period that is over into the ledger, once, and gives nothing back. Each teacher is counted on the day of their
-- first event of the school year and on no other. Two who count at once wait for each other.
create procedure count_figures(district uuid, school_year int, which int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    terms     public.figure_year;
    july      date := make_date(school_year, 7, 1);
    first_day date;
    last_day  date;
begin
    perform pg_advisory_xact_lock(hashtextextended(district::text, 85));
    select * into terms from public.figure_year y where y.district_id = district and y.year = school_year;
    if not found then
        insert into public.figure_year (district_id, year, time_zone, teachers, ends, quarters)
        select d.district_id, school_year, d.time_zone, staff.count, t.ends, t.quarters
          from public.district d,
               (select count(*) from public.teachers(district)) staff,
               public.figure_terms t
         where d.district_id = district and t.least <= staff.count
           and t.from_year = (select max(n.from_year) from public.figure_terms n
                               where n.from_year <= school_year and public.terms_hold(n.from_year, n.added_at, district))
         order by t.least desc limit 1
        returning * into terms;
        if not found then
            raise exception 'Under 50 teachers there are no figures.';
        end if;
    end if;
    first_day := july + make_interval(months => case which when 1 then 0 else terms.ends[which - 1] end);
    last_day := july + make_interval(months => terms.ends[which]) - interval '1 day';
    if first_day is null or last_day is null then
        raise exception 'There is no such period.';
    end if;
    if last_day >= (now() at time zone terms.time_zone)::date then
        raise exception 'These days are not over yet.';
    end if;

    insert into public.figure (district_id, year, measure, period, begins, ends, quarters, number)
    select district, school_year, m.measure, which, first_day, last_day, terms.quarters,
           count(f.person_id) + public.drawn(terms.quarters, 4)
      from unnest(array['started', 'completed', 'met']) m (measure)
      left join (select e.person_id, e.measure, min((e.at at time zone terms.time_zone)::date) as day
                   from public.events(district) e
                  where (e.at at time zone terms.time_zone)::date >= july
                  group by e.person_id, e.measure) f
        on f.measure = m.measure and f.day between first_day and last_day
     group by m.measure;

    if which = cardinality(terms.ends) then
        insert into public.figure (district_id, year, measure, area, period, begins, ends, quarters, number)
        select district, school_year, 'area', a.area, which, july, last_day, 2, count(f.person_id) + public.drawn(2, 4)
          from unnest(array['talk', 'thinking', 'understanding', 'taking part', 'routines', 'planning', 'each student', 'else']) a (area)
          left join (select distinct on (e.person_id) e.person_id, e.area
                       from public.events(district) e
                      where e.measure = 'area'
                        and (e.at at time zone terms.time_zone)::date between july and last_day
                      order by e.person_id, e.at, e.area) f
            on f.area = a.area
         group by a.area;
    end if;
end $$;

-- Once a day and district: what is over by the calendar and not in the ledger yet, of this school year and the one before.
create procedure count_what_is_due() language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    one   record;
    terms record;
    today date;
    since date;
    staff int;
begin
    for one in select d.district_id as id, d.time_zone from public.district d order by d.district_id loop
        perform pg_advisory_xact_lock(hashtextextended(one.id::text, 85));
        staff := (select count(*) from public.teachers(one.id));
        insert into public.figure_run values (one.id, (now() at time zone one.time_zone)::date, staff)
            on conflict do nothing;
        since := (select min(r.ran_on) from public.figure_run r where r.district_id = one.id);
        for terms in
            select y.year, coalesce(f.ends, t.ends) as ends, coalesce(f.time_zone, one.time_zone) as time_zone
              from (select extract(year from (now() at time zone one.time_zone) - interval '6 months')::int - ago as year
                      from generate_series(0, 1) ago) y
              left join public.figure_year f on f.district_id = one.id and f.year = y.year
              left join lateral (select n.ends from public.figure_terms n
                                  where n.least <= staff
                                    and n.from_year = (select max(m.from_year) from public.figure_terms m
                                                      where m.from_year <= y.year and public.terms_hold(m.from_year, m.added_at, one.id))
                                  order by n.least desc limit 1) t on true
             -- A year that was over before TwoLearn came has nothing to count.
             where coalesce(f.ends, t.ends) is not null and make_date(y.year + 1, 7, 1) > since
             order by y.year
        loop
            today := (now() at time zone terms.time_zone)::date;
            for which in 1 .. cardinality(terms.ends) loop
                continue when make_date(terms.year, 7, 1) + make_interval(months => terms.ends[which]) > today
                    or exists (select from public.figure g where (g.district_id, g.year, g.period) = (one.id, terms.year, which));
                call public.count_figures(one.id, terms.year, which);
            end loop;
        end loop;
    end loop;
end $$;
revoke execute on function teachers(uuid), events(uuid) from public;
grant execute on function teachers(uuid), events(uuid) to tl_counter;
revoke execute on procedure count_figures(uuid, int, int), count_what_is_due() from public;
grant execute on procedure count_figures(uuid, int, int), count_what_is_due() to tl_jobs;
alter procedure count_figures(uuid, int, int) owner to tl_counter;
alter procedure count_what_is_due() owner to tl_counter;

-- Whether what somebody said at a moment is in the ledger. Waits for a count that runs: what it saw cannot be taken back
-- behind it, or it would be counted twice.
create function counted(what text, said timestamptz) returns boolean language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(public.my_district()::text, 85));
    return exists (select from public.figure f join public.figure_year y using (district_id, year)
                    where f.district_id = public.my_district() and f.measure = what
                      and (said at time zone y.time_zone)::date between f.begins and f.ends);
end $$;
revoke execute on function counted(text, timestamptz) from public;
grant execute on function counted(text, timestamptz) to tl_app;
create policy take_back on goal_met for delete to tl_app
    using (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]) and not counted('met', said_at));
create policy take_back on goal_area for delete to tl_app
    using (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]) and not counted('area', chosen_at));
grant delete on goal_met, goal_area to tl_app;
