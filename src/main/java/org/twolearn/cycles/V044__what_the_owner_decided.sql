create table decision (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    what           text        not null check (what in
        ('keep', 'adapt', 'change how we count', 'change the goal', 'pause', 'stop')),
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
create index on decision (partnership_id, cycle_id);
comment on table decision is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What the owner decided after a look. The newest counts.';
comment on column decision.what is 'About the work: what to do next.';

create table stage_names (
    partnership_id uuid        not null references partnership,
    entry_id       uuid        not null,
    author         uuid        not null,
    version        int         not null check (version > 0),
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, version),
    foreign key (partnership_id, author) references membership
);
comment on table stage_names is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What the members call the five stages of their cycles. The newest version counts.';

alter table decision enable row level security;
alter table decision force row level security;
alter table stage_names enable row level security;
alter table stage_names force row level security;
create policy members_read on decision for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy owner_decides on decision for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on stage_names for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on stage_names for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on decision, stage_names to tl_app;
grant insert (partnership_id, entry_id, cycle_id, owner, what, words) on decision to tl_app;
grant insert (partnership_id, entry_id, author, version, words) on stage_names to tl_app;
