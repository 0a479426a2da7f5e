create table goal (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    version        int         not null check (version > 0),
    day            date,
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, cycle_id, version),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
comment on table goal is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Versions of a goal, all by the cycle''s owner; from and to are words, and the product ships no numbers.';

create table goal_understood (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    version        int         not null,
    person_id      uuid        not null,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, cycle_id, version, person_id),
    foreign key (partnership_id, cycle_id, version) references goal (partnership_id, cycle_id, version),
    foreign key (partnership_id, person_id) references membership
);
comment on table goal_understood is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Who signed "I understand it" under which version, each for themselves. The goal needs no such row.';
comment on column goal_understood.person_id is 'Whose row it is.';

alter table goal enable row level security;
alter table goal force row level security;
alter table goal_understood enable row level security;
alter table goal_understood force row level security;
create policy members_read on goal for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy owner_writes on goal for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on goal_understood for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy sign_for_oneself on goal_understood for insert to tl_app
    with check (person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on goal, goal_understood to tl_app;
grant insert (partnership_id, entry_id, cycle_id, owner, version, day, words) on goal to tl_app;
grant insert (partnership_id, entry_id, cycle_id, version, person_id, words) on goal_understood to tl_app;
