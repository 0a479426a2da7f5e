create table partnership_key (
    partnership_id uuid  not null references partnership on delete cascade,
    owner          uuid  not null references person (person_id),
    epoch          int   not null check (epoch > 0),
    secret         uuid  not null unique, -- of one key alone: destroying it takes no other's words along
    wrapped        bytea not null,
    erased_at      timestamptz,
    primary key (partnership_id, owner, epoch)
);
comment on table partnership_key is 'scope: partnership. One key per owner of words, wrapped; useless without the key store, and for good once erased. A newcomer reads all of it.';

create table person_key (
    person_id uuid  not null references person (person_id),
    epoch     int   not null check (epoch > 0),
    secret    uuid  not null unique,
    wrapped   bytea not null,
    erased_at timestamptz,
    primary key (person_id, epoch)
);
comment on table person_key is 'scope: person. The key of somebody''s own words, wrapped; useless without the key store, and for good once erased.';

alter table partnership_key enable row level security;
alter table partnership_key force row level security;
alter table person_key enable row level security;
alter table person_key force row level security;

-- An offer has words before anybody has accepted, so who is invited reads its keys too. A recorder makes the key of
-- the host's classroom records, so a member may add the first one for another while there is none, and the next once
-- all are erased; nobody can change one that stands, or put a newer one in its place but who owns the words.
create function may_follow(space uuid, whose uuid, next int) returns boolean language plpgsql stable parallel safe as $$
begin
    return (select bool_and(k.erased_at is not null) and max(k.epoch) = next - 1 from public.partnership_key k
             where k.partnership_id = space and k.owner = whose and k.epoch < next);
end
$$;

-- Erasing is for who owns the words, also after they have left. What tl_app itself may not change, this marks.
create function erase_words(space uuid, own boolean, whose uuid)
    returns table (epoch int, secret uuid, erased_at timestamptz) language plpgsql security definer as $$
begin
    if public.admitted() is not true or (whose operator(pg_catalog.=) public.me()) is not true then
        raise insufficient_privilege;
    end if;
    if own then
        return query update public.person_key k set erased_at = coalesce(k.erased_at, pg_catalog.now())
                      where k.person_id operator(pg_catalog.=) whose and k.person_id operator(pg_catalog.=) space
                  returning k.epoch, k.secret, k.erased_at;
    else
        return query update public.partnership_key k set erased_at = coalesce(k.erased_at, pg_catalog.now())
                      where k.owner operator(pg_catalog.=) whose and k.partnership_id operator(pg_catalog.=) space
                  returning k.epoch, k.secret, k.erased_at;
    end if;
end $$;
revoke execute on function may_follow(uuid, uuid, int), erase_words(uuid, boolean, uuid) from public;
grant execute on function may_follow(uuid, uuid, int), erase_words(uuid, boolean, uuid) to tl_app;

create policy own_found on partnership_key for select to tl_owner using (owner = (select me()));
create policy own_erased on partnership_key for update to tl_owner using (owner = (select me())) with check (owner = (select me()));
create policy own_found on person_key for select to tl_owner using (person_id = (select me()));
create policy own_erased on person_key for update to tl_owner using (person_id = (select me())) with check (person_id = (select me()));

create policy members_read on partnership_key for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy invited_read on partnership_key for select to tl_app using (partnership_id = any ((select invited())::uuid[]));
create policy welcomed_reads on partnership_key for select to tl_app using (partnership_id = any ((select welcomed())::uuid[]));
create policy members_add on partnership_key for insert to tl_app
    with check ((epoch = 1 or owner = (select me()) or may_follow(partnership_id, owner, epoch)) and partnership_id = any ((select mine())::uuid[]));
create policy invited_add on partnership_key for insert to tl_app
    with check ((epoch = 1 or owner = (select me()) or may_follow(partnership_id, owner, epoch)) and partnership_id = any ((select invited())::uuid[]));
create policy welcomed_adds on partnership_key for insert to tl_app
    with check ((epoch = 1 or owner = (select me()) or may_follow(partnership_id, owner, epoch)) and partnership_id = any ((select welcomed())::uuid[]));
create policy own_read on person_key for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_add on person_key for insert to tl_app with check (person_id = (select me()) and (select admitted()));

grant select on partnership_key, person_key to tl_app;
grant insert (partnership_id, owner, epoch, secret, wrapped) on partnership_key to tl_app;
grant insert (person_id, epoch, secret, wrapped) on person_key to tl_app;
