-- Every time is absolute and the database's own, so that no clock that jumps can make a session longer than 30 days; what was
-- begun or seen while the clock was ahead does not hold when it is put back.
create table session (
    person_id  uuid        not null,
    session_id uuid        not null,
    token_hash bytea       not null unique,
    device_id  uuid        not null,
    way        text        not null,
    started    timestamptz not null default now(),
    seen       timestamptz not null default now(),
    idle_until timestamptz not null default now() + interval '12 hours',
    expires    timestamptz not null default now() + interval '30 days',
    ended      timestamptz,
    ended_by   uuid        references person (person_id),
    primary key (person_id, session_id),
    foreign key (person_id, device_id) references device,
    check (idle_until <= expires and expires <= started + interval '30 days')
);
create index on session (person_id, started);
comment on table session is 'scope: person. Kept until ninety days after its end. Who is signed in where; the token itself is with the browser only.';

-- Person and device of a token in one question. "Seen" is kept coarse: one write in ten minutes at most.
create function who(token bytea) returns table (person_id uuid, device_id uuid, session_id uuid, admitted boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with found as (
        select s.* from public.session s join public.person p on p.person_id = s.person_id
         where s.token_hash = who.token and s.ended is null and coalesce(p.left_on > current_date, true)
           and now() < s.idle_until and now() < s.expires and now() > greatest(s.started, s.seen) - interval '5 minutes'),
    touched as (
        update public.session s set seen = now(), idle_until = least(now() + interval '12 hours', s.expires)
          from found f
         where s.person_id = f.person_id and s.session_id = f.session_id and f.seen < now() - interval '10 minutes')
    select f.person_id, f.device_id, f.session_id, d.admitted_at is not null
      from found f join public.device d on d.person_id = f.person_id and d.device_id = f.device_id;
end $$;
revoke execute on function who(bytea) from public;
grant execute on function who(bytea) to tl_app;

alter table session enable row level security;
alter table session force row level security;
create policy definers_read on session for select to tl_owner using (true);
create policy definers_touch on session for update to tl_owner using (true) with check (true);
create policy own_read on session for select to tl_app
    using (person_id = (select me()) and (device_id = (select my_device()) or (select admitted())));
create policy begin_here on session for insert to tl_app
    with check (person_id = (select me()) and device_id = (select my_device()));
-- Who got in with the account alone can sign out there, and nowhere else: nobody is locked out by them.
create policy end_own on session for update to tl_app
    using (person_id = (select me()) and (device_id = (select my_device()) or (select admitted())))
    with check (ended is not null);
grant select (person_id, session_id, device_id, way, started, seen, idle_until, expires, ended, ended_by) on session to tl_app;
grant insert (person_id, session_id, token_hash, device_id, way), update (ended) on session to tl_app;

-- Whoever comes in through the school's account has to show it again after twelve hours, as those who look after accounts expect.
create function account_sessions_are_short() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.expires := least(new.expires, new.started + interval '12 hours');
    new.idle_until := least(new.idle_until, new.expires);
    return new;
end $$;
create trigger account_sessions_are_short before insert on session
    for each row when (new.way = 'account') execute function account_sessions_are_short();

-- The front office ends somebody's sign-ins, or everybody's but its own, and learns from it whether there were any from
-- nobody: it reads none of them. Whoever was signed out reads on their own page who did it, and comes in again as before.
create function end_sessions(whom uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if public.runs() is null or not public.admitted() then return false; end if;
    if whom is not null and not exists (select from public.person p
                                         where p.person_id = whom and p.district_id = public.runs()) then return false; end if;
    update public.session s set ended = now(), ended_by = public.me()
      from public.person p
     where p.person_id = s.person_id and p.district_id = public.runs() and s.ended is null
       and case when whom is null then s.person_id <> public.me() else s.person_id = whom end;
    return true;
end $$;
revoke execute on function end_sessions(uuid) from public;
grant execute on function end_sessions(uuid) to tl_app;
