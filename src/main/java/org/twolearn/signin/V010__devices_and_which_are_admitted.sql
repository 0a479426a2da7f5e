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
comment on table device is 'scope: person. Where somebody signed in. Content opens on an admitted device only.';
comment on column device.browser is 'Hash of the browser''s secret and the person, so that two people on one laptop cannot be joined.';

create function my_device() returns uuid language sql stable parallel safe
    return nullif(current_setting('twolearn.device', true), '')::uuid;

-- Asked by every policy of the partnership scope: an account is not a key (W8).
create function admitted() returns boolean language plpgsql stable parallel safe security definer as $$
begin
    return exists (select from public.device d
                    where d.person_id operator(pg_catalog.=) public.me()
                      and d.device_id operator(pg_catalog.=) nullif(pg_catalog.current_setting('twolearn.device', true), '')::pg_catalog.uuid
                      and d.admitted_at is not null);
end $$;
revoke execute on function admitted() from public;
grant execute on function admitted() to tl_app;

alter table device enable row level security;
alter table device force row level security;

-- Nobody logs in as tl_owner; what it may see here is what the definers of this module need before anybody is known.
create policy definers_read on device for select to tl_owner using (true);
create policy definers_add on device for insert to tl_owner with check (true);
create policy definers_admit on device for update to tl_owner using (true) with check (true);

-- A device can be made known, but not admitted, by whoever signs in on it. One that is admitted may let in another.
create policy own_read on device for select to tl_app using (person_id = (select me()));
create policy make_oneself_known on device for insert to tl_app with check (person_id = (select me()));
create policy admitted_changes on device for update to tl_app
    using (person_id = (select me()) and (select admitted()))
    with check (person_id = (select me()));
grant select on device to tl_app;
grant insert (person_id, device_id, label, browser), update (admitted_at, admitted_by) on device to tl_app;
