create table asked (
    partnership_id uuid        not null references partnership,
    ask_id         uuid        not null,
    author         uuid        not null,
    visit_id       uuid,
    words          bytea,
    at             timestamptz not null default now(),
    closes_at      timestamptz not null default now() + interval '14 days',
    primary key (partnership_id, ask_id),
    foreign key (partnership_id, author) references membership
);
comment on table asked is 'scope: partnership. Kept until it is taken back, or its day if nobody answered; else until the author or host erases the words; that there were some, and when, stays. "Tell me what you would try": who asks gets an idea straight away.';

create table asked_of (
    person_id      uuid not null references person (person_id),
    partnership_id uuid not null,
    ask_id         uuid not null,
    primary key (person_id, partnership_id, ask_id),
    foreign key (partnership_id, ask_id) references asked on delete cascade,
    foreign key (partnership_id, person_id) references membership
);
create index on asked_of (partnership_id, ask_id);
comment on table asked_of is 'scope: person. Kept until either answer or its day. That a partner asks somebody for an idea. They read it, nobody else; either answer removes it.';

create table idea (
    partnership_id uuid        not null references partnership,
    idea_id        uuid        not null,
    author         uuid        not null,
    decides        uuid,
    cycle_id       uuid,
    visit_id       uuid,
    ask_id         uuid,
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, idea_id),
    foreign key (partnership_id, author) references membership,
    foreign key (partnership_id, decides) references membership,
    foreign key (partnership_id, cycle_id, decides) references cycle (partnership_id, cycle_id, owner),
    foreign key (partnership_id, ask_id) references asked
);
create index on idea (partnership_id, ask_id);
comment on table idea is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. An idea has an author. Whose cycle it is for says what becomes of it; without a cycle, any member. About a visit it is its author''s alone until the host has looked.';

create table idea_became (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    idea_id        uuid        not null,
    author         uuid        not null,
    became         text        not null check (became in ('taken', 'changed', 'left', 'on the table')),
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, idea_id) references idea,
    foreign key (partnership_id, author) references membership
);
create index on idea_became (partnership_id, idea_id);
comment on table idea_became is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What became of an idea; the newest counts, earlier ones stay.';
comment on column idea_became.became is 'About an idea: what its reader did with it.';

alter table asked enable row level security;
alter table asked force row level security;
alter table asked_of enable row level security;
alter table asked_of force row level security;
alter table idea enable row level security;
alter table idea force row level security;
alter table idea_became enable row level security;
alter table idea_became force row level security;
create policy members_read on asked for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy ask_for_oneself on asked for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- Taken back while nobody answered: the foreign key of idea holds it after that.
create policy take_back_ones_own on asked for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- C2: only who is asked knows whether it still waits; a no leaves nothing, as silence does on its day.
create policy asked_reads on asked_of for select to tl_app
    using (person_id = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy asker_asks on asked_of for insert to tl_app
    with check (person_id <> (select me()) and partnership_id = any ((select mine_now())::uuid[])
                and exists (select from asked a
                             where (a.partnership_id, a.ask_id) = (asked_of.partnership_id, asked_of.ask_id)
                               and a.author = (select me()) and a.at = now()));
create policy answer_for_oneself on asked_of for delete to tl_app
    using (person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- D1: an idea about a visit stays with its author until the host has looked.
create policy members_read on idea for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
           and (visit_id is null or author = (select me()) or looked(partnership_id, visit_id)));
create policy put_ones_own on idea for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- One's own idea may be taken back while nothing became of it: the foreign key of idea_became holds it after that.
create policy take_back_ones_own on idea for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy members_read on idea_became for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy decider_writes on idea_became for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[])
                and exists (select from idea i
                             where (i.partnership_id, i.idea_id) = (idea_became.partnership_id, idea_became.idea_id)
                               and (i.decides is null or i.decides = (select me()))));
grant select on asked, asked_of, idea, idea_became to tl_app;
grant insert (partnership_id, ask_id, author, visit_id, words), delete on asked to tl_app;
grant insert (person_id, partnership_id, ask_id), delete on asked_of to tl_app;
grant insert (partnership_id, idea_id, author, decides, cycle_id, visit_id, ask_id, words), delete on idea to tl_app;
grant insert (partnership_id, entry_id, idea_id, author, became, words) on idea_became to tl_app;

-- What nobody answered goes on its day, and with it that somebody was asked; what was answered stays, the question goes.
create policy due on asked for delete to tl_jobs
    using (closes_at < now()
           and not exists (select from idea i where (i.partnership_id, i.ask_id) = (asked.partnership_id, asked.ask_id)));
create policy due on asked_of for delete to tl_jobs
    using (exists (select from asked a
                    where (a.partnership_id, a.ask_id) = (asked_of.partnership_id, asked_of.ask_id) and a.closes_at < now()));
create policy jobs_read on asked for select to tl_jobs using (true);
create policy jobs_read on idea for select to tl_jobs using (true);
grant select (partnership_id, ask_id, closes_at) on asked to tl_jobs;
grant select (partnership_id, ask_id) on asked_of, idea to tl_jobs;
grant delete on asked, asked_of to tl_jobs;
