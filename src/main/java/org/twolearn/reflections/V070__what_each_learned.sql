create table learned (
    partnership_id uuid        not null references partnership,
    entry_id       uuid        not null,
    author         uuid        not null,
    cycle_id       uuid,
    version        int         not null default 1 check (version > 0),
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, author) references membership
);
comment on table learned is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What each member learned, in their own words; all members read it.';

create table note (
    person_id uuid        not null references person (person_id),
    entry_id  uuid        not null,
    version   int         not null default 1 check (version > 0),
    words     bytea       not null,
    at        timestamptz not null default now(),
    primary key (person_id, entry_id)
);
comment on table note is 'scope: person. Kept until its writer deletes or erases it. A private notebook: its writer reads it, nobody else.';

alter table learned enable row level security;
alter table learned force row level security;
alter table note enable row level security;
alter table note force row level security;
create policy members_read on learned for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on learned for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy change_ones_own on learned for update to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy erase_ones_own on learned for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy own_read on note for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_write on note for insert to tl_app with check (person_id = (select me()) and (select admitted()));
create policy own_change on note for update to tl_app
    using (person_id = (select me()) and (select admitted()));
create policy own_erase on note for delete to tl_app using (person_id = (select me()) and (select admitted()));
grant select on learned, note to tl_app;
grant insert (partnership_id, entry_id, author, cycle_id, words), update (version, words), delete on learned to tl_app;
grant insert (person_id, entry_id, words), update (version, words), delete on note to tl_app;
