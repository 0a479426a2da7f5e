create table account (
    person_id uuid        not null references person (person_id),
    issuer    text        not null,
    identity  bytea       not null,
    tied_by   text        not null check (tied_by in ('person', 'roster')),
    tied_at   timestamptz not null default now(),
    ended_at  timestamptz,
    primary key (person_id, issuer)
);
create unique index one_person_each on account (identity) where ended_at is null;
comment on table account is 'scope: person. Kept until its person unties it. Whose a school account is. It says who somebody is and admits no device.';
comment on column account.identity is 'Hash of issuer and subject, never an address: those change hands.';

-- Between leaving for the account and coming back. It belongs to a browser, not yet to a person.
create table account_request (
    token_hash bytea       primary key,
    onward     text        not null,
    begun      timestamptz not null default now()
);
comment on table account_request is 'scope: school. Kept half an hour. Who left for their school account in the last half hour, each for one answer; names nobody.';

-- Whether people of a district come in through their school accounts at all. They do not, until the module that keeps the
-- rules says so; at the door, where nobody is known yet, as soon as one district's do.
create function accounts_allowed(district uuid) returns boolean language plpgsql stable security definer as $$ begin return false; end $$;
create function accounts_here() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (select from public.district d
                    where d.district_id = coalesce(public.my_district(), d.district_id) and public.accounts_allowed(d.district_id));
end $$;
revoke execute on function accounts_allowed(uuid), accounts_here() from public;
grant execute on function accounts_allowed(uuid), accounts_here() to tl_app;

alter table account enable row level security;
alter table account force row level security;
alter table account_request enable row level security;
create policy definers_read on account for select to tl_owner using (true);
create policy definers_tie on account for insert to tl_owner with check (tied_by = 'roster');
create policy own_read on account for select to tl_app using (person_id = (select me()));
-- On an admitted device only: else who recovers an account would tie another one to the person.
create policy own_tie on account for insert to tl_app
    with check (person_id = (select me()) and (select admitted()) and tied_by = 'person' and (select accounts_here()));
create policy own_end on account for update to tl_app
    using (person_id = (select me()) and (select admitted()));
create policy own_remove on account for delete to tl_app using (person_id = (select me()) and (select admitted()));
grant select (person_id, issuer, tied_by, tied_at, ended_at), delete on account to tl_app;
grant insert (person_id, issuer, identity, tied_by), update (ended_at) on account to tl_app;

create policy anyone_begins on account_request for insert to tl_app with check (true);
create policy old_ones_go on account_request for delete to tl_app using (begun < now() - interval '30 minutes');
grant insert (token_hash, onward), delete on account_request to tl_app;

-- Once: whoever comes back with the same answer again finds nothing.
create function answer_account(token bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare page text;
begin
    delete from public.account_request a
     where a.token_hash = answer_account.token and a.begun > now() - interval '30 minutes'
    returning a.onward into page;
    return page;
end $$;

create function account_of(identity bytea) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select a.person_id from public.account a join public.person p on p.person_id = a.person_id
             where a.identity = account_of.identity and a.ended_at is null and coalesce(p.left_on > current_date, true)
               and public.accounts_allowed(p.district_id));
end $$;

-- Only by what whoever runs the server turned on, which the migrator writes down at each start. One person with that address, and none whose account this issuer
-- named before, ended or not: a second account with somebody's address is somebody else's.
create function tie_by_roster(what text, word text, issuer text, identity bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found_ids uuid[];
begin
    if tie_by_roster.what is distinct from
       (select s.value from public.setting s where s.name = 'the roster ties accounts by') then return null; end if;
    select array_agg(p.person_id) into found_ids from public.person p
     where coalesce(p.left_on > current_date, true) and tie_by_roster.word <> ''
       and public.accounts_allowed(p.district_id)
       and case tie_by_roster.what when 'email' then lower(p.email) when 'username' then lower(p.username) end
           = lower(tie_by_roster.word);
    if coalesce(cardinality(found_ids), 0) <> 1 then return null; end if;
    insert into public.account (person_id, issuer, identity, tied_by)
    values (found_ids[1], tie_by_roster.issuer, tie_by_roster.identity, 'roster') on conflict do nothing;
    return case when found then found_ids[1] end;
end $$;

revoke execute on function answer_account(bytea), account_of(bytea), tie_by_roster(text, text, text, bytea) from public;
grant execute on function answer_account(bytea), account_of(bytea), tie_by_roster(text, text, text, bytea) to tl_app;

-- A sign-in through the account where nothing is let in cannot begin without the person and their partners being told.
-- The sixth of a day tells nothing more: nobody can bury what else is told.
create policy definers_count on telling for select to tl_owner using (how in ('account', 'asked', 'connected'));
create function tell_of_account() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from public.device d
                where d.person_id = new.person_id and d.device_id = new.device_id and d.admitted_at is null)
       and not exists (select from public.session s
                        where s.person_id = new.person_id and s.device_id = new.device_id
                          and s.session_id <> new.session_id and s.ended is null and now() < s.expires)
       and (select count(*) from public.telling t where t.person_id = new.person_id and t.how = 'account'
               and t.told_at > now() - interval '1 day') < 5
    then
        insert into public.telling (person_id, telling_id, how) values (new.person_id, new.session_id, 'account');
    end if;
    return null;
end $$;
revoke execute on function tell_of_account() from public;
create trigger a_sign_in_through_the_account_is_told after insert on session
    for each row when (new.way = 'account') execute function tell_of_account();

-- So is what somebody asks who has shown the account alone; and who connects an account reads it on each of their devices.
create function telling_of(request uuid) returns uuid language sql immutable parallel safe
    return encode(substr(sha256(convert_to(request::text, 'UTF8')), 1, 16), 'hex')::uuid;
revoke execute on function telling_of(uuid) from public;
grant execute on function telling_of(uuid) to tl_app;

create function tell_more_of_account() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (select count(*) from public.telling t where t.person_id = new.person_id and t.how = tg_argv[0]
           and t.told_at > now() - interval '1 day') < 5
    then
        insert into public.telling (person_id, telling_id, how)
        values (new.person_id, coalesce(public.telling_of((to_jsonb(new) ->> 'request_id')::uuid), gen_random_uuid()), tg_argv[0]);
    end if;
    return null;
end $$;
revoke execute on function tell_more_of_account() from public;
create trigger asking_is_told after insert on device_request
    for each row when (new.confirm_from is not null) execute function tell_more_of_account('asked');
create trigger connecting_is_told after insert on account
    for each row when (new.tied_by = 'person') execute function tell_more_of_account('connected');
