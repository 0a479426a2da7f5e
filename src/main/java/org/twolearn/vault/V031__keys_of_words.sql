create table partnership_key (
    partnership_id uuid  not null references partnership on delete cascade,
    owner          uuid  not null references person (person_id),
    epoch          int   not null check (epoch > 0),
    secret         uuid  not null,
    wrapped        bytea not null,
    primary key (partnership_id, owner, epoch)
);
comment on table partnership_key is 'scope: partnership. One key per owner of words, wrapped; useless without the key store. A newcomer reads all of it.';

create table person_key (
    person_id uuid  not null references person (person_id),
    epoch     int   not null check (epoch > 0),
    secret    uuid  not null,
    wrapped   bytea not null,
    primary key (person_id, epoch)
);
comment on table person_key is 'scope: person. The key of somebody''s own words, wrapped; useless without the key store.';

alter table partnership_key enable row level security;
alter table partnership_key force row level security;
alter table person_key enable row level security;
alter table person_key force row level security;

-- An offer has words before anybody has accepted, so who is invited reads its keys too. A recorder makes the key of
-- the host's classroom records, so a member may add the first one for another, while there is none; nobody can change
-- one that stands, or put a newer one in its place but who owns the words.
create policy members_read on partnership_key for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy invited_read on partnership_key for select to tl_app using (partnership_id = any ((select invited())::uuid[]));
create policy welcomed_reads on partnership_key for select to tl_app using (partnership_id = any ((select welcomed())::uuid[]));
create policy members_add on partnership_key for insert to tl_app
    with check ((epoch = 1 or owner = (select me())) and partnership_id = any ((select mine())::uuid[]));
create policy invited_add on partnership_key for insert to tl_app
    with check ((epoch = 1 or owner = (select me())) and partnership_id = any ((select invited())::uuid[]));
create policy welcomed_adds on partnership_key for insert to tl_app
    with check ((epoch = 1 or owner = (select me())) and partnership_id = any ((select welcomed())::uuid[]));
create policy own_read on person_key for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_add on person_key for insert to tl_app with check (person_id = (select me()) and (select admitted()));

grant select on partnership_key, person_key to tl_app;
grant insert (partnership_id, owner, epoch, secret, wrapped) on partnership_key to tl_app;
grant insert (person_id, epoch, secret, wrapped) on person_key to tl_app;
