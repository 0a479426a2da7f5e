-- W9. Who gets a position over a partner after that partner said yes reads and writes nothing here, from that moment and
-- without anything having to run: mine() leaves the partnership out. Only the other may let it go on, each for themselves
-- and for that one position; who has left cannot say so any more, and stays protected. That either position ends opens
-- nothing: somebody could lay theirs down for an hour, read, and take it up again; whoever runs the district could take
-- the other's for a minute.
create table going_on (
    partnership_id uuid        not null,
    person_id      uuid        not null,
    entry_id       uuid        not null,
    about          uuid        not null,
    what           text        not null check (what in ('leads', 'leads coaches')),
    place          uuid        not null,
    said_at        timestamptz not null default now(),
    primary key (partnership_id, person_id, entry_id),
    foreign key (partnership_id, person_id) references membership,
    foreign key (partnership_id, about) references membership
);
comment on table going_on is 'scope: partnership. Kept as long as TwoLearn is used; no words. Who lets a partner go on who came to have a position over them, and which position. Only they read it.';
comment on column going_on.person_id is 'Whose row it is.';

create table going_on_ended (
    partnership_id uuid        not null,
    person_id      uuid        not null,
    entry_id       uuid        not null,
    ended_at       timestamptz not null default now(),
    primary key (partnership_id, person_id, entry_id),
    foreign key (partnership_id, person_id, entry_id) references going_on
);
comment on table going_on_ended is 'scope: partnership. Kept as long as TwoLearn is used; no words. That such a yes was taken back. Only they read it.';
comment on column going_on_ended.person_id is 'Whose row it is.';

alter table going_on enable row level security;
alter table going_on force row level security;
alter table going_on_ended enable row level security;
alter table going_on_ended force row level security;

-- What the definers below may see: who leads or led whoever asks, or is or was led by them, and what they said about each other.
create policy pauses_read on membership for select to tl_owner
    using (exists (select from position_since l join position_since w on w.place = l.place
                    where (l.what, w.what) in (('leads', 'works'), ('leads coaches', 'coaches'))
                      and (l.person_id = (select me()) and w.person_id = membership.person_id
                           or l.person_id = membership.person_id and w.person_id = (select me()))));
create policy pauses_read on going_on for select to tl_owner using (person_id = (select me()) or about = (select me()));
create policy pauses_read on going_on_ended for select to tl_owner
    using (exists (select from going_on g where (g.partnership_id, g.person_id, g.entry_id)
                       = (going_on_ended.partnership_id, going_on_ended.person_id, going_on_ended.entry_id)));

-- Where whoever asks is the one who came to lead. Nearly everybody never led anybody and is answered by one look.
create or replace function paused() returns uuid[] language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    if not exists (select from public.position_since l
                    where l.person_id operator(pg_catalog.=) who
                      and l.what operator(pg_catalog.=) any (array['leads', 'leads coaches'])) then
        return '{}';
    end if;
    return array(select distinct m.partnership_id
                   from public.membership m
                   join public.membership o on o.partnership_id operator(pg_catalog.=) m.partnership_id
                    and o.person_id operator(pg_catalog.<>) m.person_id
                   join public.position_since l on l.person_id operator(pg_catalog.=) m.person_id
                   join public.position_since w on w.person_id operator(pg_catalog.=) o.person_id
                    and w.place operator(pg_catalog.=) l.place
                    and (w.until is null or w.until operator(pg_catalog.>) l.since)
                    and (l.until is null or l.until operator(pg_catalog.>) w.since)
                    and (l.what operator(pg_catalog.=) 'leads' and w.what operator(pg_catalog.=) 'works'
                         or l.what operator(pg_catalog.=) 'leads coaches' and w.what operator(pg_catalog.=) 'coaches')
                  where m.person_id operator(pg_catalog.=) who and m.left_at is null and public.admitted()
                    and greatest(l.since, w.since) operator(pg_catalog.>) o.joined_at
                    and not exists (
                        select from public.going_on g
                         where g.partnership_id operator(pg_catalog.=) m.partnership_id
                           and g.person_id operator(pg_catalog.=) o.person_id
                           and g.about operator(pg_catalog.=) m.person_id
                           and g.what operator(pg_catalog.=) l.what and g.place operator(pg_catalog.=) l.place
                           and g.said_at operator(pg_catalog.>=) greatest(l.since, w.since)
                           and not exists (
                               select from public.going_on_ended e
                                where e.partnership_id operator(pg_catalog.=) g.partnership_id
                                  and e.person_id operator(pg_catalog.=) g.person_id
                                  and e.entry_id operator(pg_catalog.=) g.entry_id)));
end $$;

-- Who came to lead whoever asks, in which of their partnerships, by which position; and their own yes to it, if there is one.
create function pauses() returns table (partnership_id uuid, above uuid, what text, place uuid, since timestamptz,
                                        entry_id uuid, said_at timestamptz)
language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    -- Nearly nobody learns together with somebody who leads a place of theirs, and every page asks.
    if not exists (
        select from public.position_since w
          join public.position_since l on l.place operator(pg_catalog.=) w.place
           and l.person_id operator(pg_catalog.<>) w.person_id
           and l.what operator(pg_catalog.=) any (array['leads', 'leads coaches'])
          join public.membership o on o.person_id operator(pg_catalog.=) l.person_id and o.left_at is null
         where w.person_id operator(pg_catalog.=) who) then
        return;
    end if;
    return query
    with led as materialized (
        select l.person_id, l.what, l.place, greatest(l.since, w.since) as since
          from public.position_since w
          join public.position_since l on l.place operator(pg_catalog.=) w.place
           and l.person_id operator(pg_catalog.<>) w.person_id
           and l.what operator(pg_catalog.=) any (array['leads', 'leads coaches'])
           and (l.what operator(pg_catalog.=) 'leads' and w.what operator(pg_catalog.=) 'works'
                or l.what operator(pg_catalog.=) 'leads coaches' and w.what operator(pg_catalog.=) 'coaches')
         where w.person_id operator(pg_catalog.=) who and public.admitted()
           and (w.until is null or w.until operator(pg_catalog.>) l.since)
           and (l.until is null or l.until operator(pg_catalog.>) w.since))
    select o.partnership_id, o.person_id, l.what, l.place, l.since, g.entry_id, g.said_at
      from led l
      join public.membership o on o.person_id operator(pg_catalog.=) l.person_id and o.left_at is null
      join public.membership m on m.partnership_id operator(pg_catalog.=) o.partnership_id
       and m.person_id operator(pg_catalog.=) who and m.left_at is null
       and m.joined_at operator(pg_catalog.<) l.since
      left join lateral (
          select y.entry_id, y.said_at from public.going_on y
           where y.partnership_id operator(pg_catalog.=) m.partnership_id
             and y.person_id operator(pg_catalog.=) m.person_id and y.about operator(pg_catalog.=) o.person_id
             and y.what operator(pg_catalog.=) l.what and y.place operator(pg_catalog.=) l.place
             and y.said_at operator(pg_catalog.>=) l.since
             and not exists (
                 select from public.going_on_ended e
                  where e.partnership_id operator(pg_catalog.=) y.partnership_id
                    and e.person_id operator(pg_catalog.=) y.person_id
                    and e.entry_id operator(pg_catalog.=) y.entry_id)
           order by y.said_at desc limit 1) g on true;
end $$;
revoke execute on function pauses() from public;
grant execute on function pauses() to tl_app;

-- Of a partnership that is paused, one sees that one is in it: enough to leave, which never needs permission.
create policy own_paused_read on membership for select to tl_app
    using (person_id = (select me()) and partnership_id = any ((select paused())::uuid[]));

create policy own_read on going_on for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy let_go_on on going_on for insert to tl_app
    with check (person_id = (select me()) and (select admitted())
        and (partnership_id, about, what, place) in (select p.partnership_id, p.above, p.what, p.place from pauses() p));
create policy own_read on going_on_ended for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy take_back on going_on_ended for insert to tl_app
    with check (person_id = (select me()) and (select admitted()));

grant select on going_on, going_on_ended to tl_app;
grant insert (partnership_id, person_id, entry_id, about, what, place) on going_on to tl_app;
grant insert (partnership_id, person_id, entry_id) on going_on_ended to tl_app;
