create table strategy_option (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    author         uuid        not null,
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, cycle_id, entry_id),
    foreign key (partnership_id, cycle_id) references cycle,
    foreign key (partnership_id, author) references membership
);
comment on table strategy_option is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. A strategy that somebody listed. All stay listed, the ones not chosen too.';

create table strategy_choice (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    about          uuid        not null,
    day            date,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner),
    foreign key (partnership_id, cycle_id, about) references strategy_option (partnership_id, cycle_id, entry_id)
);
create index on strategy_choice (partnership_id, cycle_id);
comment on table strategy_choice is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Which strategy the owner chose, why, and the day of the first try. The newest counts.';

create table checklist (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    author         uuid        not null,
    version        int         not null check (version > 0),
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, cycle_id, version),
    foreign key (partnership_id, cycle_id) references cycle,
    foreign key (partnership_id, author) references membership
);
comment on table checklist is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. The steps of a strategy, as versions that the pair writes.';

create table step_log (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    author         uuid        not null,
    version        int         not null,
    step           int         not null check (step > 0),
    what           text        not null check (what in ('seen', 'changed on purpose', 'not seen')),
    day            date,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, cycle_id, version) references checklist (partnership_id, cycle_id, version),
    foreign key (partnership_id, author) references membership
);
create index on step_log (partnership_id, cycle_id);
comment on table step_log is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What became of a step in one lesson. Nothing adds these up.';
comment on column step_log.what is 'About a step. "Changed on purpose" is a success of its own.';

alter table strategy_option enable row level security;
alter table strategy_option force row level security;
alter table strategy_choice enable row level security;
alter table strategy_choice force row level security;
alter table checklist enable row level security;
alter table checklist force row level security;
alter table step_log enable row level security;
alter table step_log force row level security;
create policy members_read on strategy_option for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on strategy_option for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on strategy_choice for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy owner_chooses on strategy_choice for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on checklist for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on checklist for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on step_log for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on step_log for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on strategy_option, strategy_choice, checklist, step_log to tl_app;
grant insert (partnership_id, entry_id, cycle_id, author, words) on strategy_option to tl_app;
grant insert (partnership_id, entry_id, cycle_id, owner, about, day, words) on strategy_choice to tl_app;
grant insert (partnership_id, entry_id, cycle_id, author, version, words) on checklist to tl_app;
grant insert (partnership_id, entry_id, cycle_id, author, version, step, what, day, words) on step_log to tl_app;
