create table visit_code (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    letter         text        not null check (letter in ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')),
    author         uuid        not null,
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, visit_id, recorder, letter),
    foreign key (partnership_id, visit_id, recorder) references visit_record on delete cascade,
    foreign key (partnership_id, author) references membership
);
comment on table visit_code is 'scope: partnership. Kept until its author takes it away or erases the words, or the host deletes what was recorded. A code that partners put on lines of a script after its host has looked: a name, what counts and what does not. It has a letter and no number, and there are eight letters.';

-- Where a code stands on a line it stays ("no action"): nobody takes away what others marked with it.
create table visit_coded (
    partnership_id uuid not null,
    visit_id       uuid not null,
    recorder       uuid not null,
    letter         text not null check (letter in ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')),
    event_id       uuid not null,
    author         uuid not null,
    primary key (partnership_id, visit_id, recorder, letter, event_id, author),
    foreign key (partnership_id, visit_id, recorder) references visit_record on delete cascade,
    foreign key (partnership_id, visit_id, recorder, letter) references visit_code,
    foreign key (partnership_id, author) references membership
);
comment on table visit_coded is 'scope: partnership. Kept until its author takes it off, or the host deletes what was recorded; no words. Who put which code on which line of a script.';
comment on column visit_coded.letter is 'Which of a few codes of their own a line bears: about the line.';
comment on column visit_code.letter is 'Which of a few codes it is.';

alter table visit_code enable row level security;
alter table visit_code force row level security;
alter table visit_coded enable row level security;
alter table visit_coded force row level security;

create policy members_read on visit_code for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
-- D1: not before the host has looked. Then all of a partnership may, and what is not shown or not finished has no code.
create policy code_for_oneself on visit_code for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_look l
                     where (l.partnership_id, l.visit_id) = (visit_code.partnership_id, visit_code.visit_id))
        and finished(partnership_id, visit_id, recorder) is not null);
create policy take_back_ones_own on visit_code for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select, delete on visit_code to tl_app;
grant insert (partnership_id, visit_id, recorder, letter, author, words) on visit_code to tl_app;

create policy members_read on visit_coded for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
-- A code is there only after the look, and a mark only where a code is.
create policy mark_for_oneself on visit_coded for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy take_off_ones_own on visit_coded for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select, delete on visit_coded to tl_app;
grant insert (partnership_id, visit_id, recorder, letter, event_id, author) on visit_coded to tl_app;
