create table asked (
    partnership_id uuid        not null references partnership,
    ask_id         uuid        not null,
    author         uuid        not null,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, ask_id),
    foreign key (partnership_id, author) references membership
);
comment on table asked is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. "Tell me what you would try": who asks gets an idea straight away.';

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
comment on table idea is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. An idea has an author. Whose cycle it is for says what becomes of it; without a cycle, any member.';

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
alter table idea enable row level security;
alter table idea force row level security;
alter table idea_became enable row level security;
alter table idea_became force row level security;
create policy members_read on asked for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy ask_for_oneself on asked for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy members_read on idea for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy put_ones_own on idea for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine())::uuid[]));
-- One's own idea may be taken back while nothing became of it: the foreign key of idea_became holds it after that.
create policy take_back_ones_own on idea for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy members_read on idea_became for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy decider_writes on idea_became for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine())::uuid[])
                and exists (select from idea i
                             where (i.partnership_id, i.idea_id) = (idea_became.partnership_id, idea_became.idea_id)
                               and (i.decides is null or i.decides = (select me()))));
grant select on asked, idea, idea_became to tl_app;
grant insert (partnership_id, ask_id, author, words) on asked to tl_app;
grant insert (partnership_id, idea_id, author, decides, cycle_id, visit_id, ask_id, words), delete on idea to tl_app;
grant insert (partnership_id, entry_id, idea_id, author, became, words) on idea_became to tl_app;
