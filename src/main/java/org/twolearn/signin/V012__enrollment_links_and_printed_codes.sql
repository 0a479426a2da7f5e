create table enrollment (
    person_id    uuid        not null,
    enrollment_id uuid        not null,
    district_id  uuid        not null,
    token_hash   bytea       not null unique,
    made_by      uuid        not null references person (person_id),
    made_at      timestamptz not null default clock_timestamp(),
    expires      timestamptz not null default now() + interval '7 days',
    used_at      timestamptz,
    used_on      text,
    device_id    uuid,
    primary key (person_id, enrollment_id),
    foreign key (district_id, person_id) references person,
    foreign key (person_id, device_id) references device
);
create index on enrollment (district_id, used_at);
comment on table enrollment is 'scope: person. Kept until its last day where nobody used it, else for good. Single-use links by which somebody comes in; who made one, and when it was used, stays for ever.';

create table printed_code (
    person_id uuid        not null references person (person_id),
    code_hash bytea       not null unique,
    sheet     bytea, -- the secret of the sheet, sealed under this code: opens a key of the person's own (vault)
    made_at   timestamptz not null default now(),
    used_at   timestamptz,
    device_id uuid,
    primary key (person_id, code_hash),
    foreign key (person_id, device_id) references device
);
comment on table printed_code is 'scope: person. Kept until another sheet is printed. The hashes of the codes on a sheet that somebody printed and keeps; each serves once.';

alter table enrollment enable row level security;
alter table enrollment force row level security;
alter table printed_code enable row level security;
alter table printed_code force row level security;
create policy definers_read on enrollment for select to tl_owner using (true);
create policy definers_use on enrollment for update to tl_owner using (true) with check (true);
create policy own_read on enrollment for select to tl_app using (person_id = (select me()));
create policy front_office_reads on enrollment for select to tl_app using (district_id = (select runs()));
create policy definers_make on enrollment for insert to tl_owner with check (true);
grant select (person_id, enrollment_id, district_id, made_by, made_at, expires, used_at, used_on) on enrollment to tl_app;

create policy definers_read on printed_code for select to tl_owner using (true);
create policy own_read on printed_code for select to tl_app using (person_id = (select me()));
create policy own_make on printed_code for insert to tl_app with check (person_id = (select me()) and (select admitted()));
create policy own_replace on printed_code for delete to tl_app using (person_id = (select me()) and (select admitted()));
create policy definers_use on printed_code for update to tl_owner using (true) with check (true);
grant select (person_id, made_at, used_at, sheet), delete on printed_code to tl_app;
grant insert (person_id, code_hash, sheet) on printed_code to tl_app;

-- Whom a link is for, as long as it can be used. Only the newest link of a person can.
create function enrollment_for(link bytea) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select p.given_name from public.enrollment e join public.person p on p.person_id = e.person_id
             where e.token_hash = enrollment_for.link and e.used_at is null and now() between e.made_at - interval '5 minutes' and e.expires and coalesce(p.left_on > current_date, true)
               and not exists (select from public.enrollment newer
                                where newer.person_id = e.person_id and newer.made_at > e.made_at));
end $$;

create function never_came_in(whose uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    return not exists (select from public.enrollment e where e.person_id = whose and e.used_at is not null)
       and not exists (select from public.device d where d.person_id = whose and d.admitted_at is not null)
       and not exists (select from public.passkey k where k.person_id = whose)
       and not exists (select from public.printed_code c where c.person_id = whose)
       -- Who set TwoLearn up came in without a link, and nobody looks after it who never came in.
       and not exists (select from public.position o where o.person_id = whose and o.kind = 'operator');
end $$;

-- What a link does is said before it is used, and where another was used first: when, by the district's clock, and on what.
create function enrollment_before(link bytea) returns table (opens boolean, first_at timestamp, first_on text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select public.never_came_in(e.person_id), u.used_at at time zone d.time_zone, u.used_on
      from public.enrollment e join public.district d on d.district_id = e.district_id
      left join lateral (select o.used_at, o.used_on from public.enrollment o
                          where o.person_id = e.person_id and o.used_at is not null order by o.used_at limit 1) u on true
     where e.token_hash = enrollment_before.link and public.enrollment_for(enrollment_before.link) is not null;
end $$;

-- Uses a link up. The device is admitted only when nothing of this person's has ever been: a further link says who
-- somebody is and opens nothing (W8). The lock makes two links of one person wait for each other.
create function enroll(link bytea, device uuid, browser bytea, label text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who_for uuid; first boolean;
begin
    select e.person_id into who_for from public.enrollment e where e.token_hash = enroll.link;
    if who_for is null then return null; end if;
    perform pg_advisory_xact_lock(hashtextextended(who_for::text, 12));
    if public.enrollment_for(enroll.link) is null then
        -- Tapped twice: the browser that has just used it, and no other, comes in by it once more.
        return (select e.person_id from public.enrollment e
                  join public.device d on d.person_id = e.person_id and d.device_id = e.device_id
                  join public.person p on p.person_id = e.person_id
                 where e.token_hash = enroll.link and e.used_at > now() - interval '1 minute'
                   and d.browser = sha256(enroll.browser || uuid_send(who_for)) and coalesce(p.left_on > current_date, true));
    end if;
    first := public.never_came_in(who_for);
    insert into public.device (person_id, device_id, label, browser)
    values (who_for, enroll.device, enroll.label, sha256(enroll.browser || uuid_send(who_for)))
    on conflict do nothing;
    if first then
        update public.device d set admitted_at = now(), admitted_by = 'enrollment'
         where d.person_id = who_for and d.browser = sha256(enroll.browser || uuid_send(who_for));
    end if;
    update public.enrollment e
       set used_at = now(), used_on = enroll.label,
           device_id = (select d.device_id from public.device d
                         where d.person_id = who_for and d.browser = sha256(enroll.browser || uuid_send(who_for)))
     where e.token_hash = enroll.link;
    return who_for;
end $$;

-- Where somebody has come in before, they and their partners are told at once (W8): there is no way to make a link without.
-- Asks nothing about who makes it: for make_link, and for whoever is at the machine (LinkFromTheTerminal).
create function write_link(whom uuid, id uuid, token bytea, by uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.enrollment (person_id, enrollment_id, district_id, token_hash, made_by)
    select p.person_id, write_link.id, p.district_id, write_link.token, write_link.by
      from public.person p where p.person_id = write_link.whom
    on conflict do nothing;
    if not found then return false; end if;
    if exists (select from public.device d where d.person_id = write_link.whom) then
        insert into public.telling (person_id, telling_id, how) values (write_link.whom, write_link.id, 'link');
    end if;
    return true;
end $$;

-- Made in the front office, for somebody of its district.
create function make_link(whom uuid, id uuid, token bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not public.admitted() or not exists (
        select from public.person p where p.person_id = make_link.whom and p.district_id = public.runs()) then return false; end if;
    if public.write_link(make_link.whom, make_link.id, make_link.token, public.me()) then return true; end if;
    -- Or the form was sent before: the same link, and nobody is told twice. A statement of its own sees what another,
    -- for which the one above waited, has written meanwhile.
    return exists (select from public.enrollment e
                    where e.enrollment_id = make_link.id and e.person_id = make_link.whom and e.token_hash = make_link.token);
end $$;

-- Whose code it is: one that nobody used, or the browser that asks did so a moment ago, when a form was sent twice.
create function code_of(code bytea, browser bytea) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select c.person_id from public.printed_code c join public.person p on p.person_id = c.person_id
              left join public.device d on d.person_id = c.person_id and d.device_id = c.device_id
             where c.code_hash = code_of.code and coalesce(p.left_on > current_date, true)
               and (c.used_at is null
                    or c.used_at > now() - interval '1 minute' and d.browser = sha256(code_of.browser || uuid_send(c.person_id))));
end $$;

-- Once; the row's lock lets one of several at the same time win.
create function use_code(code bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.printed_code c
       set used_at = coalesce(c.used_at, now()), device_id = coalesce(c.device_id, public.my_device())
     where c.person_id = public.me() and c.code_hash = use_code.code
       and (c.used_at is null or c.used_at > now() - interval '1 minute' and c.device_id = public.my_device());
    return found;
end $$;

-- One thing alone opens nothing: the code is the second, where something else has said who this is.
create function admit_by_code(code bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.session s
                    where s.person_id = public.me() and s.device_id = public.my_device() and s.way <> 'code'
                      and s.ended is null and now() < s.idle_until) then return false; end if;
    if not public.use_code(admit_by_code.code) then return false; end if;
    return public.admit(public.me(), public.my_device(), 'code', gen_random_uuid());
end $$;

revoke execute on function never_came_in(uuid), write_link(uuid, uuid, bytea, uuid), enrollment_before(bytea), enrollment_for(bytea), enroll(bytea, uuid, bytea, text), code_of(bytea, bytea), use_code(bytea), admit_by_code(bytea), make_link(uuid, uuid, bytea) from public;
grant execute on function enrollment_before(bytea), enrollment_for(bytea), enroll(bytea, uuid, bytea, text), code_of(bytea, bytea), use_code(bytea), admit_by_code(bytea), make_link(uuid, uuid, bytea) to tl_app;
