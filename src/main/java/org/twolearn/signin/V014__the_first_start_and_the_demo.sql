create table setting (
    name  text primary key,
    value text not null
);
comment on table setting is 'scope: school. Kept as long as TwoLearn is used. What was decided once for this installation, such as the host that passkeys are made for.';
grant select on setting to tl_app;

-- Settled once, by somebody who has just made a passkey where they were admitted, and never changed.
create function settle_host(host text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not public.admitted() or not exists (select from public.passkey k where k.person_id = public.me()) then
        return false;
    end if;
    insert into public.setting (name, value) values ('passkeys are made for', settle_host.host) on conflict do nothing;
    return true;
end $$;

-- What stands on the door: the district's name, and whether anybody lives here yet.
create function door() returns table (district text, empty boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select (select min(d.name) from public.district d having count(*) = 1),
                        not exists (select from public.person);
end $$;

-- Works once, while there is nobody: the first district, its operator, and the device they sit at.
create function set_up(district text, zone text, days smallint[], given text, family text, mail text,
                       device uuid, browser bytea, label text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare district_id uuid := gen_random_uuid(); person_id uuid := gen_random_uuid();
begin
    perform pg_advisory_xact_lock(14);
    if exists (select from public.person) then return null; end if;
    insert into public.district (district_id, name, time_zone, school_days)
    values (district_id, set_up.district, set_up.zone, set_up.days);
    insert into public.person (district_id, person_id, given_name, family_name, email)
    values (district_id, person_id, set_up.given, set_up.family, set_up.mail);
    insert into public.position (district_id, position_id, person_id, kind)
    values (district_id, gen_random_uuid(), person_id, 'operator');
    insert into public.device (person_id, device_id, label, browser, admitted_at, admitted_by)
    values (person_id, set_up.device, set_up.label, sha256(set_up.browser || uuid_send(person_id)), now(), 'setup');
    return person_id;
end $$;

-- The made-up people of the demo, whose addresses end in a domain that cannot exist; nobody else is ever named or admitted here.
create function demo_people() returns table (person_id uuid, name text, does text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select p.person_id, p.name, coalesce((select string_agg(distinct o.kind, ', ') from public.position o where o.person_id = p.person_id), '')
      from public.person p where p.email like '%@lakeshore.example' and p.left_on is null
     order by p.family_name, p.given_name;
end $$;

create function admit_in_demo() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.device d set admitted_at = coalesce(d.admitted_at, now()), admitted_by = coalesce(d.admitted_by, 'demo')
     where d.person_id = public.me() and d.device_id = public.my_device()
       and exists (select from public.person p where p.person_id = d.person_id and p.email like '%@lakeshore.example');
    return found;
end $$;

revoke execute on function settle_host(text), door(), set_up(text, text, smallint[], text, text, text, uuid, bytea, text), demo_people(), admit_in_demo() from public;
grant execute on function settle_host(text), door(), set_up(text, text, smallint[], text, text, text, uuid, bytea, text), demo_people(), admit_in_demo() to tl_app;
