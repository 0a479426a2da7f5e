create table partnership_key (
    partnership_id uuid  not null references partnership on delete cascade,
    owner          uuid  not null references person (person_id),
    epoch          int   not null check (epoch > 0),
    secret         uuid  not null unique, -- of one key alone: destroying it takes no other's words along
    wrapped        bytea, -- says itself under which generation of the server's key; empty where only members hold it
    erased_at      timestamptz,
    retired_at     timestamptz, -- since then nothing is sealed with it: a member left
    primary key (partnership_id, owner, epoch)
);
comment on table partnership_key is 'scope: partnership. Kept for good, and useless once erased. One key per owner of words, wrapped; useless without the key store, and for good once erased. Where only the members hold it, the wrapped ones are theirs (member_key). A newcomer reads all of it.';

create table person_key (
    person_id uuid  not null references person (person_id),
    epoch     int   not null check (epoch > 0),
    secret    uuid  not null unique,
    wrapped   bytea not null,
    erased_at timestamptz,
    primary key (person_id, epoch)
);
comment on table person_key is 'scope: person. Kept for good, and useless once erased. The key of somebody''s own words, wrapped; useless without the key store, and for good once erased.';

-- What a hold keeps of keys that are erased: a second name of the secret, which opens nothing before a person with the
-- database, the key store and the order puts the three together. No role of the application reads it.
create table held_key (
    person_id uuid        not null references person (person_id),
    was       uuid        not null unique,
    secret    uuid        not null unique,
    wrapped   bytea, -- empty where only members hold it: then it opens for them alone, with what is kept here
    space     uuid        not null,
    own       boolean     not null,
    epoch     int         not null,
    held_at   timestamptz not null default now(),
    primary key (person_id, was)
);
comment on table held_key is 'scope: person. Kept until the hold is lifted. Erased keys of somebody under a lawful hold.';

-- The facts of a certificate; written by the definers alone, so nobody can make one up.
create table erasure (
    person_id    uuid        not null references person (person_id),
    erasure_id   uuid        not null,
    space        uuid        not null,
    own          boolean     not null,
    secrets      uuid[]      not null,
    epochs       int[]       not null, -- of these keys, in the same order
    erased_at    timestamptz not null default now(),
    destroyed_at timestamptz, -- when the key store had none of them any more
    primary key (person_id, erasure_id)
);
comment on table erasure is 'scope: person. Kept for good, as its person''s certificate. When somebody''s words were erased and which keys went; what a certificate says.';

alter table partnership_key enable row level security;
alter table partnership_key force row level security;
alter table person_key enable row level security;
alter table person_key force row level security;

-- An offer has words before anybody has accepted, so who is invited reads its keys too. A recorder makes the key of
-- the host's classroom records, so a member may add the first one for another while there is none, and the next once
-- all are erased or retired; nobody can change one that stands, or put a newer one in its place but who owns the words.
create function may_follow(space uuid, whose uuid, next int) returns boolean language plpgsql stable parallel safe as $$
begin
    return (select bool_and(coalesce(k.erased_at, k.retired_at) is not null) and max(k.epoch) = next - 1 from public.partnership_key k
             where k.partnership_id = space and k.owner = whose and k.epoch < next);
end
$$;

-- Whether a lawful hold keeps somebody's words from being destroyed. None does, until the module that knows holds says so.
create function held(whose uuid) returns boolean language plpgsql stable parallel safe as $$ begin return false; end $$;
revoke execute on function held(uuid) from public;

-- Erasing is for who owns the words, also after they have left. What tl_app itself may not change, this marks. Under a hold
-- the words close in the same way and for everybody, but a second name of the secret is kept, which no row of a key names.
create function erase_words(space uuid, own boolean, whose uuid)
    returns table (epoch int, secret uuid, erased_at timestamptz, kept uuid) language plpgsql security definer as $$
#variable_conflict use_column
begin
    if public.admitted() is not true or (whose operator(pg_catalog.=) public.me()) is not true then
        raise insufficient_privilege;
    end if;
    return query select * from public.erase_keys(space, own, whose);
end $$;

-- For the definers, each with its own reason: the owner's wish, or the day that the owner chose.
create function erase_keys(place uuid, own_space boolean, whose uuid)
    returns table (epoch int, secret uuid, erased_at timestamptz, kept uuid) language plpgsql as $$
#variable_conflict use_column
declare standing pg_catalog.uuid[]; epochs pg_catalog.int4[];
begin
    if own_space then
        with gone as (update public.person_key k set erased_at = pg_catalog.now()
                       where k.erased_at is null and k.person_id operator(pg_catalog.=) whose and k.person_id operator(pg_catalog.=) place
                   returning k.secret, k.epoch)
        select coalesce(pg_catalog.array_agg(g.secret order by g.epoch), '{}'), pg_catalog.array_agg(g.epoch order by g.epoch)
          into standing, epochs from gone g;
    else
        with gone as (update public.partnership_key k set erased_at = pg_catalog.now()
                       where k.erased_at is null and k.owner operator(pg_catalog.=) whose and k.partnership_id operator(pg_catalog.=) place
                   returning k.secret, k.epoch)
        select coalesce(pg_catalog.array_agg(g.secret order by g.epoch), '{}'), pg_catalog.array_agg(g.epoch order by g.epoch)
          into standing, epochs from gone g;
    end if;
    if public.held(whose) then
        insert into public.held_key (person_id, was, secret, wrapped, space, own, epoch)
        select whose, k.secret, pg_catalog.gen_random_uuid(), k.wrapped, place, own_space, k.epoch
          from (select k.secret, k.wrapped, k.epoch from public.partnership_key k where k.secret operator(pg_catalog.=) any (standing)
                union all
                select k.secret, k.wrapped, k.epoch from public.person_key k where k.secret operator(pg_catalog.=) any (standing)) k;
    end if;
    if standing operator(pg_catalog.<>) '{}'::pg_catalog.uuid[] then
        insert into public.erasure (person_id, erasure_id, space, own, secrets, epochs)
        values (whose, pg_catalog.gen_random_uuid(), place, own_space, standing, epochs);
    end if;
    return query
    select k.epoch, k.secret, k.erased_at, h.secret
      from (select k.epoch, k.secret, k.erased_at from public.partnership_key k
             where not own_space and k.partnership_id operator(pg_catalog.=) place and k.owner operator(pg_catalog.=) whose
            union all
            select k.epoch, k.secret, k.erased_at from public.person_key k
             where own_space and k.person_id operator(pg_catalog.=) place and k.person_id operator(pg_catalog.=) whose) k
      left join public.held_key h on h.was operator(pg_catalog.=) k.secret;
end $$;
revoke execute on function erase_keys(uuid, boolean, uuid) from public;

-- What is erased on a day that its owners chose, each key with the second name that a hold gives it; for the job that goes
-- by the day. Nothing is, until the module that knows of such days says so.
create function erase_what_is_due() returns table (space uuid, whose uuid, epoch int, secret uuid, kept uuid)
language plpgsql security definer as $$ begin return; end $$;
revoke execute on function erase_what_is_due() from public;
grant execute on function erase_what_is_due() to tl_jobs;

-- For taking one's own words along, also after one has left: the pages of a partnership are closed then, and this is none.
create function own_keys() returns table (partnership_id uuid, owner uuid, epoch int, secret uuid, wrapped bytea, erased_at timestamptz)
language plpgsql stable security definer as $$
begin
    return query select k.partnership_id, k.owner, k.epoch, k.secret, k.wrapped, k.erased_at from public.partnership_key k
                  where k.owner operator(pg_catalog.=) public.me() and public.admitted();
end $$;
revoke execute on function own_keys() from public;
grant execute on function own_keys() to tl_app;

-- What is still to be destroyed: what a hold kept and keeps no longer, and what was erased, or let go of to members
-- alone, and nobody has seen to be gone; and the mark that it is, from who looked into the key store. Names of secrets and whose they are, nothing else, and for
-- tl_jobs alone: no page can say of a secret that it is gone.
create function let_go() returns table (space uuid, own boolean, owner uuid, epoch int, was uuid, secret uuid)
language plpgsql stable security definer as $$
#variable_conflict use_column
begin
    return query select h.space, h.own, h.person_id, h.epoch, h.was, h.secret from public.held_key h where not public.held(h.person_id)
                 union all
                 select e.space, e.own, e.person_id, k.epoch, k.secret, k.secret from public.erasure e
                  cross join lateral rows from (pg_catalog.unnest(e.secrets), pg_catalog.unnest(e.epochs)) as k (secret, epoch)
                  where e.destroyed_at is null
                 union all
                 select o.partnership_id, false, k.owner, k.epoch, k.secret, k.secret from public.members_only o
                  cross join lateral rows from (pg_catalog.unnest(o.gone), pg_catalog.unnest(o.owners), pg_catalog.unnest(o.epochs))
                         as k (secret, owner, epoch)
                  where o.cleared_at is null;
end $$;
create function destroyed(gone uuid[]) returns void language plpgsql security definer as $$
begin
    delete from public.held_key h where h.secret operator(pg_catalog.=) any (gone) and not public.held(h.person_id);
    update public.erasure e set destroyed_at = pg_catalog.now()
     where e.destroyed_at is null and e.secrets operator(pg_catalog.<@) gone
       and not exists (select from public.held_key h where h.was operator(pg_catalog.=) any (e.secrets));
    update public.members_only o set cleared_at = pg_catalog.now()
     where o.cleared_at is null and o.gone operator(pg_catalog.<@) destroyed.gone;
end $$;
revoke execute on function let_go(), destroyed(uuid[]) from public;
grant execute on function let_go(), destroyed(uuid[]) to tl_jobs;

-- Who left has had the keys in their hands, as far as a reader ever has. What is written after is sealed with new ones,
-- however somebody left: this hangs on the membership itself, also where access was paused before.
create function retire_keys() returns trigger language plpgsql security definer as $$
begin
    -- Who is just making a key has wrapped it, and to whom, before this looks (V038).
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(new.partnership_id::pg_catalog.text, 38));
    update public.partnership_key k set retired_at = pg_catalog.now()
     where k.partnership_id operator(pg_catalog.=) new.partnership_id and k.retired_at is null;
    return null;
end $$;
create trigger retires_keys after update of left_at on membership
    for each row when (old.left_at is null and new.left_at is not null) execute function retire_keys();

revoke execute on function may_follow(uuid, uuid, int), erase_words(uuid, boolean, uuid), retire_keys() from public;
grant execute on function may_follow(uuid, uuid, int), erase_words(uuid, boolean, uuid) to tl_app;

create policy own_found on partnership_key for select to tl_owner using (owner = (select me()));
create policy own_erased on partnership_key for update to tl_owner using (owner = (select me()));
create policy leaving_found on partnership_key for select to tl_owner
    using (partnership_id in (select m.partnership_id from membership m where m.person_id = (select me())));
create policy leaving_retires on partnership_key for update to tl_owner
    using (partnership_id in (select m.partnership_id from membership m where m.person_id = (select me())));
create policy own_found on person_key for select to tl_owner using (person_id = (select me()));
create policy own_erased on person_key for update to tl_owner using (person_id = (select me()));

create policy those_asked_read on partnership_key for select to tl_app using (partnership_id = any ((select found())::uuid[]));
create policy those_asked_add on partnership_key for insert to tl_app
    with check (partnership_id = any ((select mine_now() || invited() || welcomed())::uuid[])
        and (owner = (select me())
             or (epoch = 1 or may_follow(partnership_id, owner, epoch))
                -- What somebody suggests who is asked is sealed for who asked them: it goes without a trace when they say no.
                and (partnership_id = any ((select mine_now())::uuid[])
                     or owner = (select p.offered_by from partnership p where p.partnership_id = partnership_key.partnership_id))));
create policy own_read on person_key for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_add on person_key for insert to tl_app with check (person_id = (select me()) and (select admitted()));

grant select on partnership_key, person_key to tl_app;
grant insert (partnership_id, owner, epoch, secret, wrapped) on partnership_key to tl_app;
grant insert (person_id, epoch, secret, wrapped) on person_key to tl_app;

alter table held_key enable row level security;
alter table held_key force row level security;
alter table erasure enable row level security;
alter table erasure force row level security;
create policy definers_read on held_key for select to tl_owner using (true);
create policy definers_hold on held_key for insert to tl_owner with check (true);
create policy definers_let_go on held_key for delete to tl_owner using (true);
create policy definers_read on erasure for select to tl_owner using (true);
create policy definers_add on erasure for insert to tl_owner with check (true);
create policy definers_finish on erasure for update to tl_owner using (true) with check (true);
create policy own_read on erasure for select to tl_app using (person_id = (select me()) and (select admitted()));
grant select on erasure to tl_app;
