create table next_step (
    partnership_id uuid        not null references partnership,
    step_id        uuid        not null,
    author         uuid        not null,
    cycle_id       uuid,
    at             timestamptz not null default now(),
    primary key (partnership_id, step_id),
    unique (partnership_id, step_id, author),
    foreign key (partnership_id, author) references membership
);
comment on table next_step is 'scope: partnership. Kept as long as TwoLearn is used; no words. What somebody said they would do: their own words, in the one list for all members.';

create table next_step_said (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    step_id        uuid        not null,
    author         uuid        not null,
    what           text        not null check (what in ('said', 'done', 'let go')),
    day            date,
    words          bytea,
    help           bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, step_id, author) references next_step (partnership_id, step_id, author)
);
create index on next_step_said (partnership_id, step_id);
comment on table next_step_said is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What its author says of a step, in words and a day of their own; the newest counts.';
comment on column next_step_said.what is 'About a step, by the person who said it.';

create table talk (
    partnership_id uuid        not null references partnership,
    talk_id        uuid        not null,
    author         uuid        not null,
    day            date        not null,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, talk_id),
    foreign key (partnership_id, author) references membership
);
comment on table talk is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. That the members talked, on which day, and a note that all of them read.';

alter table next_step enable row level security;
alter table next_step force row level security;
alter table next_step_said enable row level security;
alter table next_step_said force row level security;
alter table talk enable row level security;
alter table talk force row level security;
create policy members_read on next_step for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on next_step for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on next_step_said for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on next_step_said for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on talk for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy write_ones_own on talk for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy take_back_ones_own on talk for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on next_step, next_step_said, talk to tl_app;
grant insert (partnership_id, step_id, author, cycle_id) on next_step to tl_app;
grant insert (partnership_id, entry_id, step_id, author, what, day, words, help) on next_step_said to tl_app;
grant insert (partnership_id, talk_id, author, day, words), delete on talk to tl_app;
