-- Whether somebody came to lead another after the two became partners (W9) depends on when. The database writes that
-- itself, whatever way a position comes: a roster that takes one away and puts it back in the same breath changes nothing.
create table position_since (
    district_id uuid        not null references district,
    person_id   uuid        not null references person (person_id),
    what        text        not null check (what in ('leads', 'works', 'leads coaches', 'coaches')),
    place       uuid        not null, -- a school, or the district itself
    since       timestamptz not null default now(),
    until       timestamptz,
    primary key (district_id, person_id, what, place)
) with (fillfactor = 45); -- each row is written once more, when its transaction ends
create index on position_since (person_id);
create index on position_since (person_id) where what in ('leads', 'leads coaches');
create index on position_since (place) where what in ('leads', 'leads coaches');
comment on table position_since is 'scope: school. Kept as long as TwoLearn is used. Since when somebody leads a place, or works there: a principal leads their school, a district lead the district, a program lead its coaches. The database writes it from the positions; only definers read it.';
alter table position_since enable row level security;

-- A statement of a roster changes thousands of positions: they are looked at together, not one by one.
create function remember_since() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    with held as materialized (
        select distinct p.district_id, p.person_id, f.what, f.place
          from public.position p
         cross join lateral (values
               ('works', p.school_id), ('works', p.district_id),
               ('leads', case p.kind when 'principal' then p.school_id when 'district lead' then p.district_id end),
               ('leads coaches', case p.kind when 'program lead' then p.district_id end),
               ('coaches', case p.kind when 'coach' then p.district_id end)) as f (what, place)
         where f.place is not null and p.person_id in (select c.person_id from changed c)),
    ended as (
        update public.position_since s set until = now()
         where s.until is null and s.person_id in (select c.person_id from changed c)
           and not exists (select from held h
                            where (h.district_id, h.person_id, h.what, h.place)
                                = (s.district_id, s.person_id, s.what, s.place)))
    insert into public.position_since as s (district_id, person_id, what, place)
    select h.district_id, h.person_id, h.what, h.place from held h
    on conflict (district_id, person_id, what, place) do update
       set since = case when s.until = now() then s.since else now() end, until = null
     where s.until is not null;
    -- One row stands for all of them in what is settled last (below): an event for each would cost more than the rest.
    update public.position_since s set place = s.place
     where (s.district_id, s.person_id, s.what, s.place) =
           (select n.district_id, n.person_id, n.what, n.place from public.position_since n
             where n.person_id in (select c.person_id from changed c) and now() in (n.since, n.until) limit 1);
    return null;
end $$;
revoke execute on function remember_since() from public;

create trigger remembers_new after insert on position
    referencing new table as changed for each statement execute function remember_since();
create trigger remembers_before after update on position
    referencing old table as changed for each statement execute function remember_since();
create trigger remembers_change after update on position
    referencing new table as changed for each statement execute function remember_since();
create trigger remembers_end after delete on position
    referencing old table as changed for each statement execute function remember_since();

-- Nobody sees a position before its transaction ends, and that of a long import began long before: whoever says yes to a
-- partner meanwhile said it before. So the moment is written last of all, in one statement for all there are.
create function settle_since() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare moment timestamptz := clock_timestamp();
begin
    update public.position_since s
       set since = case when s.since = now() then moment else s.since end,
           until = case when s.until = now() then moment else s.until end
     where now() in (s.since, s.until);
    return null;
end $$;
revoke execute on function settle_since() from public;

create constraint trigger settles_last after update of place on position_since
    deferrable initially deferred for each row execute function settle_since();
