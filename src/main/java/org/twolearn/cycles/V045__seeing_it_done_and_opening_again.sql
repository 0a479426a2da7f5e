create table seeing (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    author         uuid        not null,
    version        int         not null check (version > 0),
    day            date,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, cycle_id, author, version),
    foreign key (partnership_id, cycle_id) references cycle,
    foreign key (partnership_id, author) references membership
);
comment on table seeing is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Seeing a strategy done, a sheet for each member: the way (the owner''s is the one that counts, another''s proposes), what to watch for, notes. The newest version counts.';

create table reopening (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
create index on reopening (partnership_id, cycle_id);
comment on table reopening is 'scope: partnership. Kept as long as TwoLearn is used; no words. That a cycle''s owner opened it again.';

alter table seeing enable row level security;
alter table seeing force row level security;
alter table reopening enable row level security;
alter table reopening force row level security;
create policy members_read on seeing for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on seeing for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on reopening for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy owner_opens on reopening for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on seeing, reopening to tl_app;
grant insert (partnership_id, entry_id, cycle_id, author, version, day, words) on seeing to tl_app;
grant insert (partnership_id, entry_id, cycle_id, owner) on reopening to tl_app;
