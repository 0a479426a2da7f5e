create table student_ask (
    partnership_id uuid        not null references partnership,
    ask_id         uuid        not null,
    host           uuid        not null,
    kind           text        not null check (kind in ('pulse', 'slips', 'moment')),
    words          bytea       not null,
    asked_at       timestamptz not null default now(),
    primary key (partnership_id, ask_id),
    unique (partnership_id, ask_id, host),
    foreign key (partnership_id, host) references membership
);
comment on table student_ask is 'scope: partnership. Kept until the host deletes it, or erases their words. What a host asks their own students, which decision of theirs it informs, and the class code.';

-- V2. While an ask is open its answers lie here, all of them in one row. Each is shut with a key of this one ask, all have one
-- length, and with each answer the whole row is written anew in a random order: so it holds no time and no sequence of them,
-- and one row has one version. Older versions of it, where a disk or a backup still has some, hold what nobody opens: what
-- opens it needs a secret outside the database, which is destroyed when the answers are taken out (vault.LetterBoxes).
create table student_door (
    partnership_id uuid        not null,
    ask_id         uuid        not null,
    host           uuid        not null,
    code_hash      bytea       not null unique,
    secret         uuid        not null unique,
    page           bytea       not null, -- what students read, sealed with the code and the secret
    slot           bytea       not null,
    opener         bytea       not null,
    open_until     timestamptz not null,
    most           int         not null check (most between 10 and 200),
    taken          int         not null default 0 check (taken between 0 and most),
    forms          uuid[]      not null default '{}', -- drawn with a page, not kept by a browser: one sent twice counts once
    answers        bytea[]     not null default '{}' check (cardinality(answers) = taken),
    made_at        timestamptz not null default now(),
    primary key (partnership_id, ask_id),
    foreign key (partnership_id, ask_id, host) references student_ask (partnership_id, ask_id, host) on delete cascade,
    check (open_until <= made_at + interval '25 hours')
);
comment on table student_door is 'scope: partnership. Kept until the host takes the answers out, closes it with fewer than ten, or fourteen days are over. An ask that students can answer: unread answers, in no order, which only its host can take out, and only once it is closed. Nothing says who answered.';

create table student_answers (
    partnership_id uuid        not null,
    ask_id         uuid        not null,
    host           uuid        not null,
    version        int         not null default 1 check (version > 0),
    words          bytea       not null,
    looked_at      timestamptz not null default now(),
    primary key (partnership_id, ask_id),
    unique (partnership_id, ask_id, host),
    foreign key (partnership_id, ask_id, host) references student_ask (partnership_id, ask_id, host) on delete cascade
);
comment on table student_answers is 'scope: partnership. Kept until the host deletes the ask, or erases their words. What students answered, as its host took it out: how many said what, and what they wrote, in no order. The host reads it first, and alone.';

create table student_shown (
    partnership_id uuid        not null,
    ask_id         uuid        not null,
    host           uuid        not null,
    words          bytea       not null,
    shown_at       timestamptz not null default now(),
    primary key (partnership_id, ask_id),
    foreign key (partnership_id, ask_id, host) references student_answers (partnership_id, ask_id, host) on delete cascade
);
comment on table student_shown is 'scope: partnership. Kept until the host takes it back, deletes the ask, or erases their words. What the host shows their partners of the answers: how many said what, and the sentences they chose.';

alter table student_ask enable row level security;
alter table student_ask force row level security;
alter table student_door enable row level security;
alter table student_door force row level security;
alter table student_answers enable row level security;
alter table student_answers force row level security;
alter table student_shown enable row level security;
alter table student_shown force row level security;

create policy members_read on student_ask for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy host_asks on student_ask for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and (select rule_allows('student answers')));
create policy host_deletes on student_ask for delete to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));

create policy members_read on student_door for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy host_opens on student_door for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and (select rule_allows('student answers')));
-- Closed for good: nobody opens it again to see who came late.
create policy host_closes on student_door for update to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]) and open_until > now())
    with check (open_until <= now());
create policy host_destroys on student_door for delete to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy due on student_door for delete to tl_jobs
    using (open_until < now() - interval '14 days' or open_until < now() and taken < 10);

create policy host_reads on student_answers for select to tl_app
    using (host = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy host_looks on student_answers for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy host_strikes_out on student_answers for update to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));

create policy members_read on student_shown for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy host_shows on student_shown for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy host_takes_back on student_shown for delete to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));

grant select, delete on student_ask to tl_app;
grant insert (partnership_id, ask_id, host, kind, words) on student_ask to tl_app;
-- Neither the answers nor what students read: not even who may take the answers out selects them.
grant select (partnership_id, ask_id, host, secret, opener, open_until, most, taken), delete on student_door to tl_app;
grant insert (partnership_id, ask_id, host, code_hash, secret, page, slot, opener, open_until, most), update (open_until) on student_door to tl_app;
grant delete on student_door to tl_jobs;
grant select on student_answers, student_shown to tl_app;
grant insert (partnership_id, ask_id, host, words), update (version, words) on student_answers to tl_app;
grant insert (partnership_id, ask_id, host, words), delete on student_shown to tl_app;

-- What is the host's, the host takes along, also after leaving (V093).
create policy own_words on student_ask for select to tl_owner using (host = (select me()));
create policy own_words on student_answers for select to tl_owner using (host = (select me()));
create policy own_words on student_shown for select to tl_owner using (host = (select me()));
