create table goal_met (
    partnership_id uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    said_at        timestamptz not null default now(),
    primary key (partnership_id, cycle_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
comment on table goal_met is 'scope: partnership. Kept until its owner takes it back. That a cycle''s owner chose to have their own goal counted as met in the district''s figures. There is a yes and no other word, it is the owner''s own, only they read it, and it is counted only with noise: a mark for nobody.';

create table goal_area (
    partnership_id uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    area           text        not null check (area in ('talk', 'thinking', 'understanding', 'taking part', 'routines',
                                                        'planning', 'each student', 'else')),
    chosen_at      timestamptz not null default now(),
    primary key (partnership_id, cycle_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
comment on table goal_area is 'scope: partnership. Kept until its owner takes it back. What a goal is mainly about, for the district''s figures, if its owner chose to say so. Only they read it.';

alter table goal_met enable row level security;
alter table goal_met force row level security;
alter table goal_area enable row level security;
alter table goal_area force row level security;
create policy own_read on goal_met for select to tl_app
    using (owner = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy say_for_oneself on goal_met for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy own_read on goal_area for select to tl_app
    using (owner = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy say_for_oneself on goal_area for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on goal_met, goal_area to tl_app;
grant insert (partnership_id, cycle_id, owner) on goal_met to tl_app;
grant insert (partnership_id, cycle_id, owner, area) on goal_area to tl_app;
-- Either can be taken back until it is counted; the ledger knows when that is (V087).
