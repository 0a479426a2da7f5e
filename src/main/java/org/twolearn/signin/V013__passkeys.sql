create table passkey (
    person_id     uuid        not null references person (person_id),
    credential_id bytea       not null unique,
    label         text        not null,
    public_key    bytea       not null,
    used_times    bigint      not null,
    verified      boolean     not null,
    transports    text        not null,
    can_travel    boolean     not null,
    travelled     boolean     not null,
    attestation   bytea,
    client_data   bytea,
    made_at       timestamptz not null default now(),
    used_at       timestamptz,
    primary key (person_id, credential_id)
);
comment on table passkey is 'scope: person. Kept until its person removes it. Public halves of passkeys; the secret halves never leave people''s devices.';

-- A challenge between asking for a passkey and getting its answer. It belongs to a browser, not yet to a person.
create table ceremony (
    token_hash bytea       primary key,
    challenge  bytea       not null,
    begun      timestamptz not null default now(),
    answered   timestamptz
);
comment on table ceremony is 'scope: school. Kept five minutes. Challenges of the last five minutes, each for one answer; they name nobody.';

alter table passkey enable row level security;
alter table passkey force row level security;
alter table ceremony enable row level security;
create policy definers_read on passkey for select to tl_owner using (true);
create policy own_read on passkey for select to tl_app using (person_id = (select me()));
-- On an admitted device only: else who recovers an account would give themselves the key that opens it.
create policy own_make on passkey for insert to tl_app with check (person_id = (select me()) and (select admitted()));
create policy own_rename on passkey for update to tl_app
    using (person_id = (select me()) and (select admitted()));
create policy definers_count on passkey for update to tl_owner using (true) with check (true);
create policy own_remove on passkey for delete to tl_app using (person_id = (select me()) and (select admitted()));
create policy anyone_begins on ceremony for insert to tl_app with check (true);
create policy old_ones_go on ceremony for delete to tl_app using (begun < now() - interval '5 minutes');
grant select, delete on passkey to tl_app;
grant insert (person_id, credential_id, label, public_key, used_times, verified, transports, can_travel, travelled,
              attestation, client_data, used_at),
      update (label) on passkey to tl_app;
grant insert (token_hash, challenge), delete on ceremony to tl_app;

create function passkey_of(credential bytea) returns setof passkey
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select k.* from public.passkey k join public.person p on p.person_id = k.person_id
                  where k.credential_id = passkey_of.credential and coalesce(p.left_on > current_date, true);
end $$;

-- Written down before the device is admitted, so by a definer; the count of uses never goes back.
create function passkey_used(credential bytea, times bigint, sure boolean, moved boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.passkey k
       set used_times = greatest(k.used_times, times), verified = k.verified or sure, travelled = moved, used_at = now()
     where k.person_id = public.me() and k.credential_id = passkey_used.credential;
    return found;
end $$;

-- A challenge is answered once.
create function answer(ceremony bytea) returns bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare words bytea;
begin
    update public.ceremony c set answered = now()
     where c.token_hash = answer.ceremony and c.answered is null and c.begun > now() - interval '5 minutes'
    returning c.challenge into words;
    return words;
end $$;

-- SQL cannot check a passkey's signature; the program does. What SQL asks for: a challenge answered a moment ago, spent
-- here, and a passkey that is this person's. So nothing but the end of a ceremony can admit a device this way.
create function admit_by_passkey(ceremony bytea, credential bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.ceremony c
     where c.token_hash = admit_by_passkey.ceremony and c.answered > now() - interval '1 minute';
    if not found then return false; end if;
    if not exists (select from public.passkey k
                    where k.person_id = public.me() and k.credential_id = admit_by_passkey.credential) then return false; end if;
    return public.admit(public.me(), public.my_device(), 'passkey', gen_random_uuid());
end $$;

revoke execute on function passkey_used(bytea, bigint, boolean, boolean), passkey_of(bytea), answer(bytea), admit_by_passkey(bytea, bytea) from public;
grant execute on function passkey_used(bytea, bigint, boolean, boolean), passkey_of(bytea), answer(bytea), admit_by_passkey(bytea, bytea) to tl_app;
