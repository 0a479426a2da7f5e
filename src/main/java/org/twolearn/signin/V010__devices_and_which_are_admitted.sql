create table device (
    person_id   uuid        not null references person (person_id),
    device_id   uuid        not null,
    label       text        not null,
    first_seen  timestamptz not null default now(),
    admitted_at timestamptz,
    primary key (person_id, device_id)
);
comment on table device is 'scope: person. Where somebody signed in. Content opens on an admitted device only.';

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
create policy admitted_reads on device for select to tl_owner using (person_id = (select me()));
create policy own_read on device for select to tl_app using (person_id = (select me()));
grant select on device to tl_app;
