create table device (
    person_id   uuid        not null references person (person_id),
    device_id   uuid        not null,
    label       text        not null,
    first_seen  timestamptz not null default now(),
    admitted_at timestamptz,
    admitted_by text,
    browser     bytea,
    primary key (person_id, device_id),
    unique (person_id, browser)
);
comment on table device is 'scope: person. Kept until its person removes it from use; that it was there stays. Where somebody signed in. Content opens on an admitted device only.';
comment on column device.browser is 'Hash of the browser''s secret and the person, so that two people on one laptop cannot be joined.';

create function my_device() returns uuid language sql stable parallel safe
    return nullif(current_setting('twolearn.device', true), '')::uuid;

-- Asked by every policy of the partnership scope: an account is not a key (W8). Takes the place of one that admits none.
create or replace function admitted() returns boolean language plpgsql stable parallel safe security definer as $$
declare
    who uuid := public.me();
    device uuid := public.my_device();
begin
    return exists (select from public.device d
                    where d.person_id operator(pg_catalog.=) who and d.device_id operator(pg_catalog.=) device
                      and d.admitted_at is not null);
end $$;

alter table device enable row level security;
alter table device force row level security;

-- Nobody logs in as tl_owner; what it may see here is what the definers of this module need before anybody is known.
create policy definers_read on device for select to tl_owner using (true);
create policy definers_add on device for insert to tl_owner with check (true);
create policy definers_admit on device for update to tl_owner using (true) with check (true);

-- A device can be made known, but not admitted, by whoever signs in on it. One that is admitted may shut another out; what
-- admits one is a function below and in the files after this one, each with its own evidence.
-- From a device that is not admitted one sees it and no other: who only says to be somebody finds no id to say next.
create policy own_read on device for select to tl_app
    using (person_id = (select me()) and (device_id = (select my_device()) or (select admitted())));
create policy make_oneself_known on device for insert to tl_app with check (person_id = (select me()));
create policy shut_out on device for update to tl_app
    using (person_id = (select me()) and (select admitted()))
    with check (admitted_at is null);
grant select on device to tl_app;
grant insert (person_id, device_id, label, browser), update (admitted_at, admitted_by) on device to tl_app;

-- Which device of whoever asks a browser is, for who holds that browser's secret.
create function device_of(browser bytea) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select d.device_id from public.device d
             where d.person_id = public.me() and d.browser = sha256(device_of.browser || uuid_send(public.me())));
end $$;
revoke execute on function device_of(bytea) from public;
grant execute on function device_of(bytea) to tl_app;

create table telling (
    person_id  uuid        not null references person (person_id),
    telling_id uuid        not null,
    how        text        not null check (how in ('code', 'passkey', 'device', 'partner', 'link', 'account', 'asked', 'connected')),
    told_at    timestamptz not null default now(),
    primary key (person_id, telling_id)
);
comment on table telling is 'scope: person. Kept for good. A device of somebody was let in after the first, a further first-time link was made, or their school account came in on a new device, asked partners from there, or was connected: kept for them for good, told to their partners for thirty days. Holds no words.';
alter table telling enable row level security;
alter table telling force row level security;
create policy definers_tell on telling for insert to tl_owner with check (true);
create policy own_read on telling for select to tl_app using (person_id = (select me()) and (select admitted()));
grant select on telling to tl_app;

-- Only for the definers, which bring the evidence. Nothing is let in here without the person and their partners being told.
create function admit(whose uuid, which uuid, how text, telling uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    update public.device d set admitted_at = now(), admitted_by = admit.how
     where d.person_id = admit.whose and d.device_id = admit.which and d.admitted_at is null;
    if found then
        insert into public.telling (person_id, telling_id, how) values (admit.whose, admit.telling, admit.how);
        return true;
    end if;
    return exists (select from public.device d where d.person_id = admit.whose and d.device_id = admit.which);
end $$;

create function admit_by_device(which uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not public.admitted() then return false; end if;
    return public.admit(public.me(), admit_by_device.which, 'device', gen_random_uuid());
end $$;
revoke execute on function admit(uuid, uuid, text, uuid), admit_by_device(uuid) from public;
grant execute on function admit_by_device(uuid) to tl_app;
