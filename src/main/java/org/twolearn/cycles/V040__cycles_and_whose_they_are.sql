create table cycle (
    partnership_id uuid        not null references partnership,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    words          bytea,
    began_at       timestamptz not null default now(),
    closed_at      timestamptz,
    primary key (partnership_id, cycle_id),
    unique (partnership_id, cycle_id, owner),
    foreign key (partnership_id, owner) references membership
);
create unique index one_open_for_each_owner on cycle (partnership_id, owner) where closed_at is null;
comment on table cycle is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. One piece of work at a time; it is about its owner''s classroom or work, so its owner decides.';

alter table cycle enable row level security;
alter table cycle force row level security;
create policy members_read on cycle for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy begin_ones_own on cycle for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- Closing and opening again: one step each, by the owner alone, and it asks for no reason.
create policy owner_closes on cycle for update to tl_app
    using (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on cycle to tl_app;
grant insert (partnership_id, cycle_id, owner, words), update (closed_at) on cycle to tl_app;

create table closing (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    outcome        text        check (outcome in ('met', 'nearly', 'changed', 'paused', 'stopped')),
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
create index on closing (partnership_id, cycle_id);
comment on table closing is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What a cycle''s owner said on closing it, if anything.';
comment on column closing.outcome is 'What became of the goal, in its owner''s word; may be empty. About the goal, never about a person or a lesson.';

alter table closing enable row level security;
alter table closing force row level security;
create policy members_read on closing for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy owner_writes on closing for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on closing to tl_app;
grant insert (partnership_id, entry_id, cycle_id, owner, outcome, words) on closing to tl_app;
