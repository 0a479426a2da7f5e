-- W10. A setting that touches a promise has no column that somebody sets: what holds is read out of what was proposed and
-- who agreed, and of that nothing is ever changed or removed.
create table rule_change (
    district_id uuid        not null references district,
    change_id   uuid        not null,
    rule        text        not null check (rule in ('school accounts', 'newer figures', 'video', 'audio', 'student answers', 'push')),
    value       text        not null check (value in ('on', 'off')),
    before      text        not null, -- the words of the time
    after       text        not null,
    reason      text        not null,
    proposed_by uuid        not null,
    proposed_at timestamptz not null default now(),
    notice_ends timestamptz not null,
    lapses_at   timestamptz not null,
    primary key (district_id, change_id),
    foreign key (district_id, proposed_by) references person
);
create index on rule_change (district_id, rule);
comment on table rule_change is 'scope: school. Kept for good. What somebody proposed to change in a setting that touches a promise, with the words of the time. All staff read it.';

-- Who was a representative when it was proposed, or was taken away in the sixty days before. Somebody appointed later is not
-- asked, and does not stand in for them; who laid the position down themselves is not waited for.
create table rule_asked (
    district_id uuid        not null,
    change_id   uuid        not null,
    person_id   uuid        not null,
    left_at     timestamptz,
    primary key (district_id, change_id, person_id),
    foreign key (district_id, change_id) references rule_change,
    foreign key (district_id, person_id) references person
);
create index on rule_asked (person_id) where left_at is null;
comment on table rule_asked is 'scope: school. Kept for good. Whose yes a change needs: the teachers'' representatives of the day on which it was proposed, and of the sixty days before, but who laid it down themselves. The database writes it. All staff read it.';

-- Who stands for the teachers, and who stood: the database writes it from the positions. Only what somebody ends themselves
-- is laying down; whom others take away is asked for sixty days more, or whoever keeps the roster would choose who agrees.
create table represents (
    district_id  uuid        not null,
    person_id    uuid        not null,
    since        timestamptz not null default now(),
    laid_down_at timestamptz,
    taken_at     timestamptz,
    primary key (district_id, person_id),
    foreign key (district_id, person_id) references person
);
comment on table represents is 'scope: school. Kept for good. Since when somebody represents the teachers, and when they laid it down or others took it away. The database writes it from the positions. All staff read it.';

create table rule_yes (
    district_id uuid        not null,
    change_id   uuid        not null,
    person_id   uuid        not null,
    said_at     timestamptz not null default now(),
    primary key (district_id, change_id, person_id),
    foreign key (district_id, change_id, person_id) references rule_asked
);
comment on table rule_yes is 'scope: school. Kept for good. Which representative agreed, each for themselves. All staff read it.';

-- Before it takes effect: its proposer takes it back, or a representative who is asked says no.
create table rule_end (
    district_id uuid        not null,
    change_id   uuid        not null,
    person_id   uuid        not null,
    said_at     timestamptz not null default now(),
    primary key (district_id, change_id, person_id),
    foreign key (district_id, change_id) references rule_change,
    foreign key (district_id, person_id) references person
);
comment on table rule_end is 'scope: school. Kept for good. Who ended what was proposed before it took effect: its proposer, or a representative who said no. All staff read it.';

-- That somebody has read a notice, so that their Home shows it no more. Nobody else can tell.
create table rule_read (
    person_id uuid not null references person (person_id),
    change_id uuid not null,
    agreed    boolean not null, -- whether it was the notice that all had agreed
    primary key (person_id, change_id, agreed)
);
comment on table rule_read is 'scope: person. Kept as long as TwoLearn is used; no words. Which notices of rules somebody put away on their own Home. Only they read it.';

alter table rule_end enable row level security;
alter table rule_read enable row level security;
alter table rule_read force row level security;
alter table rule_change enable row level security;
alter table rule_asked enable row level security;
alter table rule_yes enable row level security;
alter table represents enable row level security;

-- Ten of the district's school days, whole ones, and two weeks at least, so that no change of the school days makes it
-- shorter. The database's own clock counts.
create function rule_dates() returns trigger language plpgsql as $$
declare
    d record;
    day date;
    days int := 10;
begin
    select time_zone, school_days into strict d from public.district where district_id = new.district_id;
    day := (now() at time zone d.time_zone)::date;
    while days > 0 loop
        day := day + 1;
        if cardinality(d.school_days) = 0 or extract(isodow from day)::int = any (d.school_days) then
            days := days - 1;
        end if;
    end loop;
    new.notice_ends := greatest((day + 1)::timestamp at time zone d.time_zone, now() + interval '14 days');
    new.lapses_at := greatest(now() + interval '60 days', new.notice_ends + interval '30 days');
    return new;
end $$;
create trigger written_by_the_database before insert on rule_change for each row execute function rule_dates();

-- Who looks after TwoLearn or leads the program does not agree to their own proposal under another hat.
create function ask_representatives() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.value = 'off' then return null; end if;
    insert into public.rule_asked (district_id, change_id, person_id)
    select r.district_id, new.change_id, r.person_id
      from public.represents r
     where r.district_id = new.district_id and r.laid_down_at is null
       and coalesce(r.taken_at > now() - interval '60 days', true)
       and not exists (select from public.position p
                        where p.person_id = r.person_id and p.kind in ('operator', 'program lead', 'district lead'));
    if not found then
        raise exception 'Nobody represents the teachers' using errcode = 'check_violation';
    end if;
    return null;
end $$;
revoke execute on function ask_representatives() from public;
create trigger asks_representatives after insert on rule_change for each row execute function ask_representatives();

create function representatives_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.represents as r (district_id, person_id)
    select distinct p.district_id, p.person_id from public.position p
     where p.kind = 'representative' and p.person_id in (select c.person_id from changed c)
    on conflict (district_id, person_id) do update set since = now(), laid_down_at = null, taken_at = null
     where coalesce(r.laid_down_at, r.taken_at) is not null;
    with ended as (
        update public.represents r
           set laid_down_at = case when r.person_id = public.me() then now() end,
               taken_at = case when r.person_id is distinct from public.me() then now() end
         where r.laid_down_at is null and r.taken_at is null and r.person_id in (select c.person_id from changed c)
           and not exists (select from public.position p where p.person_id = r.person_id and p.kind = 'representative')
        returning r.person_id, r.laid_down_at)
    update public.rule_asked a set left_at = e.laid_down_at
      from ended e where a.left_at is null and a.person_id = e.person_id and e.laid_down_at is not null;
    return null;
end $$;
revoke execute on function representatives_change() from public;
create trigger representatives_come after insert on position
    referencing new table as changed for each statement execute function representatives_change();
create trigger representatives_leave after delete on position
    referencing old table as changed for each statement execute function representatives_change();
create trigger representatives_were after update on position
    referencing old table as changed for each statement execute function representatives_change();
create trigger representatives_are after update on position
    referencing new table as changed for each statement execute function representatives_change();

-- Since when each change holds, and whether it still may. Switching off holds at once, and ends what was proposed before.
create view rule_standing with (security_invoker = true) as
select c.*, n.holds_from,
       c.value = 'on' and now() < c.lapses_at and not n.ended and coalesce(n.holds_from > now(), true) as waits
  from rule_change c
 cross join lateral (
       select count(y.person_id) as yeses, count(*) filter (where y.person_id is null and a.left_at is null) as missing,
              greatest(c.notice_ends, max(coalesce(y.said_at, a.left_at))) as at
         from rule_asked a left join rule_yes y using (district_id, change_id, person_id)
        where (a.district_id, a.change_id) = (c.district_id, c.change_id)) as agreed
 cross join lateral (
       select least((select min(o.proposed_at) from rule_change o
                      where (o.district_id, o.rule, o.value) = (c.district_id, c.rule, 'off')
                        and o.proposed_at >= c.proposed_at and o.change_id <> c.change_id),
                    (select min(e.said_at) from rule_end e
                      where (e.district_id, e.change_id) = (c.district_id, c.change_id))) as at) as off
 cross join lateral (
       select case when c.value = 'off' then c.proposed_at
                   when agreed.yeses > 0 and agreed.missing = 0 and agreed.at < c.lapses_at
                        and coalesce(agreed.at <= off.at, true) then agreed.at end as holds_from,
              c.value = 'on' and off.at is not null as ended) as n;
comment on view rule_standing is 'scope: school. Kept nowhere: derived each time. Since when each change of a rule holds, from what was proposed and who agreed.';

-- For a policy of whatever a rule is about. Off, where nothing is in force.
create function rule_allows(which text) returns boolean language sql stable parallel safe
    return coalesce((select s.value = 'on' from rule_standing s
                      where s.district_id = my_district() and s.rule = which and s.holds_from <= now()
                      order by s.holds_from desc, s.proposed_at desc limit 1), false);

-- What may still be ended: a change that waits, also one that all agreed to, until its day.
create function rule_waits(which uuid) returns boolean language sql stable parallel safe
    return exists (select from rule_standing s where s.district_id = my_district() and s.change_id = which and s.waits);

create policy colleagues_read on rule_end for select to tl_app using (district_id = (select my_district()));
create policy end_for_oneself on rule_end for insert to tl_app
    with check (person_id = (select me()) and (select admitted()) and district_id = (select my_district()) and rule_waits(change_id)
        and (exists (select from rule_change c where (c.district_id, c.change_id, c.proposed_by) = (rule_end.district_id, rule_end.change_id, rule_end.person_id))
             or exists (select from rule_asked a
                         where (a.district_id, a.change_id, a.person_id) = (rule_end.district_id, rule_end.change_id, rule_end.person_id)
                           and a.left_at is null
                           and not exists (select from rule_yes y where (y.district_id, y.change_id, y.person_id)
                                                                      = (a.district_id, a.change_id, a.person_id)))));
create policy own_read on rule_read for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy put_away_for_oneself on rule_read for insert to tl_app with check (person_id = (select me()) and (select admitted()));

create policy colleagues_read on rule_change for select to tl_app using (district_id = (select my_district()));
create policy colleagues_read on rule_asked for select to tl_app using (district_id = (select my_district()));
create policy colleagues_read on represents for select to tl_app using (district_id = (select my_district()));
create policy colleagues_read on rule_yes for select to tl_app using (district_id = (select my_district()));
create policy propose_for_oneself on rule_change for insert to tl_app
    with check (proposed_by = (select me()) and (select admitted()) and district_id = (select my_district())
        and exists (select from position p where p.person_id = (select me()) and p.kind in ('operator', 'representative')));
create policy agree_for_oneself on rule_yes for insert to tl_app
    with check (person_id = (select me()) and (select admitted()) and exists (
        select from rule_asked a join rule_change c using (district_id, change_id)
         where (a.district_id, a.change_id, a.person_id) = (rule_yes.district_id, rule_yes.change_id, rule_yes.person_id)
           and a.left_at is null and now() < c.lapses_at));

grant select on rule_change, rule_asked, rule_yes, rule_end, rule_read, represents, rule_standing to tl_app;
grant insert (district_id, change_id, person_id) on rule_end to tl_app;
grant insert on rule_read to tl_app;
grant insert (district_id, change_id, rule, value, before, after, reason, proposed_by) on rule_change to tl_app;
grant insert (district_id, change_id, person_id) on rule_yes to tl_app;

-- Whether all staff are told of something at the moment: what waits for its day, and what was switched off lately.
create or replace function rules_change() returns boolean language plpgsql stable parallel safe as $$
begin
    -- Every page asks, and in most districts nothing was ever proposed.
    if not exists (select from public.rule_change) then return false; end if;
    return exists (select from public.rule_standing s
                    where s.district_id = public.my_district()
                      and (s.waits or s.value = 'off' and s.proposed_at > now() - interval '14 days'));
end $$;
