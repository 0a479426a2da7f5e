-- W11. Hints for who writes are on for all of a partnership or for nobody, and off at first. A yes is a row, each for
-- themselves; they are on while every member's is there. Whoever takes theirs away turns them off for all, and nothing
-- stays that says so (C2). What they say of somebody's words is worked out on their own device: no row could hold it.
create table hints_yes (
    partnership_id uuid        not null,
    person_id      uuid        not null,
    said_at        timestamptz not null default now(),
    primary key (partnership_id, person_id),
    foreign key (partnership_id, person_id) references membership
);
comment on table hints_yes is 'scope: partnership. Kept until they take it back; no words. Who would have hints while they write, each for themselves. A newcomer reads all of it.';
comment on column hints_yes.person_id is 'Whose row it is.';

alter table hints_yes enable row level security;
alter table hints_yes force row level security;

create policy members_read on hints_yes for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy say_yes_for_oneself on hints_yes for insert to tl_app
    with check (person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy take_back on hints_yes for delete to tl_app
    using (person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[]));

grant select on hints_yes to tl_app;
grant insert (partnership_id, person_id), delete on hints_yes to tl_app;
