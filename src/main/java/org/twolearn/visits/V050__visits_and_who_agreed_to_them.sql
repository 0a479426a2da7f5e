create table visit (
    partnership_id uuid        not null references partnership,
    visit_id       uuid        not null,
    host           uuid        not null,
    offered_by     uuid        not null,
    cycle_id       uuid,
    alone          boolean     not null default false,
    zone           text        not null,
    offered_at     timestamptz not null default now(),
    primary key (partnership_id, visit_id),
    unique (partnership_id, visit_id, host),
    foreign key (partnership_id, host) references membership,
    foreign key (partnership_id, offered_by) references membership
);
comment on table visit is 'scope: partnership. Kept until it is called off, or nobody took the offer; else as long as TwoLearn is used. A visit to the host''s classroom, in the time zone of their district; part of the cycle that was open then, if its planner said so. Where nobody visits and the host records alone, it is theirs alone until they show it. Holds no state: an offer nobody took is deleted, and so is a visit called off.';

create table visit_plan (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    version        int         not null check (version > 0),
    host           uuid        not null,
    author         uuid        not null,
    visitors       uuid[]      not null check (cardinality(visitors) <= 11),
    begins         timestamptz not null,
    ends           timestamptz not null check (ends > begins),
    practice       boolean     not null default false,
    details        bytea       not null,
    note           bytea,
    proposed_at    timestamptz not null default now(),
    primary key (partnership_id, visit_id, version),
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host) on delete cascade,
    foreign key (partnership_id, author) references membership
);
comment on table visit_plan is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Versions of a plan. What is recorded, where and why is sealed with the host''s key, the author''s note with theirs. Which version binds is derived, not stored. practice: host and visitors record the same, to compare it; said open, so that the database can keep their records apart until all are done.';

create table visit_signature (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    version        int         not null,
    person_id      uuid        not null,
    signed_at      timestamptz not null default now(),
    primary key (partnership_id, visit_id, version, person_id),
    foreign key (partnership_id, visit_id, version) references visit_plan on delete cascade,
    foreign key (partnership_id, person_id) references membership
);
comment on table visit_signature is 'scope: partnership. Kept as long as TwoLearn is used; no words. Who accepted which version of a plan, each for themselves.';
comment on column visit_signature.person_id is 'Whose row it is.';

-- No "on delete cascade": what was recorded keeps its visit and its plan.
create table visit_record (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    host           uuid        not null,
    version        int         not null,
    practice       boolean     not null default false, -- as its plan says
    revision       int         not null default 1,
    started_at     timestamptz not null,
    done_at        timestamptz,
    events         bytea       not null,
    summary        bytea,
    unseen         bytea,
    differed       bytea,
    primary key (partnership_id, visit_id, recorder),
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host),
    foreign key (partnership_id, visit_id, version) references visit_plan,
    foreign key (partnership_id, recorder) references membership
);
comment on table visit_record is 'scope: partnership. Kept until the host deletes it or erases its key. All taps of one recorder in one visit, packed and sealed with the host''s key. version is the plan''s, revision counts writes.';

create table visit_look (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    host           uuid        not null,
    recorder       uuid,
    looked_at      timestamptz not null default now(),
    sees           bytea,
    surprises      bytea,
    primary key (partnership_id, visit_id),
    foreign key (partnership_id, visit_id, recorder) references visit_record on delete set null (recorder),
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host)
);
comment on table visit_look is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. The host has looked at what a recorder left; the others'' words open. The recorder is gone where the record is.';

create table visit_erased (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    host           uuid        not null,
    at             timestamptz not null default now(),
    keeping_id     uuid, -- where it was not pressed: the choice by which all let a day delete it
    primary key (partnership_id, visit_id),
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host)
);
comment on table visit_erased is 'scope: partnership. Kept as long as TwoLearn is used; no words. What was recorded in the host''s classroom is deleted: by them, or on a day that all chose together. The visit, its plan and what each wrote afterwards stay.';

create table visit_kept (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    host           uuid        not null,
    version        int         not null,
    started_at     timestamptz not null,
    done_at        timestamptz not null,
    figures        bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, visit_id, recorder),
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host),
    foreign key (partnership_id, visit_id, version) references visit_plan,
    foreign key (partnership_id, recorder) references membership
);
comment on table visit_kept is 'scope: partnership. Kept until the host deletes it or erases its key. The host keeps only the figures of a record and destroyed the rest: what was counted, sealed with their key, and no event. version is the plan''s.';

create table visit_note (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    author         uuid        not null,
    question       bytea,
    note           bytea,
    primary key (partnership_id, visit_id, author),
    foreign key (partnership_id, visit_id) references visit,
    foreign key (partnership_id, author) references membership
);
comment on table visit_note is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What a recorder asks and notes; the author''s alone until the host has looked.';

alter table visit enable row level security;
alter table visit force row level security;
alter table visit_plan enable row level security;
alter table visit_plan force row level security;
alter table visit_signature enable row level security;
alter table visit_signature force row level security;
alter table visit_record enable row level security;
alter table visit_record force row level security;
alter table visit_look enable row level security;
alter table visit_look force row level security;
alter table visit_erased enable row level security;
alter table visit_erased force row level security;
alter table visit_kept enable row level security;
alter table visit_kept force row level security;
alter table visit_note enable row level security;
alter table visit_note force row level security;

-- What a host records alone is theirs alone until they show it (R1): that they did so, too.
create policy members_read on visit for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (not alone or host = (select me())
             or exists (select from visit_look l where (l.partnership_id, l.visit_id) = (visit.partnership_id, visit.visit_id))));
create policy members_offer on visit for insert to tl_app
    with check (offered_by = (select me()) and (host = (select me()) or not alone) and partnership_id = any ((select mine_now())::uuid[]));
-- Whose visit it is takes it back: its host, who offered it, and the visitors of what is agreed, or else of what is offered.
create policy members_remove on visit for delete to tl_app
    using (partnership_id = any ((select mine_now())::uuid[])
        and ((select me()) in (host, offered_by)
             or (select me()) = any ((select p.visitors from visit_plan p
                                       where (p.partnership_id, p.visit_id) = (visit.partnership_id, visit.visit_id)
                                       order by exists (select from unnest(p.visitors || visit.host) as bound (person_id)
                                                         where not exists (select from visit_signature s
                                                                            where (s.partnership_id, s.visit_id, s.version, s.person_id)
                                                                                  = (p.partnership_id, p.visit_id, p.version, bound.person_id))),
                                                p.version desc
                                       limit 1)::uuid[])));

create policy members_read on visit_plan for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (cardinality(visitors) > 0 or host = (select me())
             or exists (select from visit_look l where (l.partnership_id, l.visit_id) = (visit_plan.partnership_id, visit_plan.visit_id))));
-- A plan that binds nobody but the host is theirs to make, and stays one: nobody is dropped from a visit, or added to it.
create policy propose_for_oneself on visit_plan for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and (author = host or cardinality(visitors) > 0)
        and exists (select from visit v
                     where (v.partnership_id, v.visit_id) = (visit_plan.partnership_id, visit_plan.visit_id)
                       and v.alone = (cardinality(visit_plan.visitors) = 0)));

-- Of a visit that is its host's alone so far nobody else finds a row in any table. Where more than its host could have
-- written, whoever reads has to find the visit itself; or its plan, since the policies of visit ask for signatures.
create policy members_read on visit_signature for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (person_id = (select me())
             or exists (select from visit_plan p
                         where (p.partnership_id, p.visit_id, p.version)
                               = (visit_signature.partnership_id, visit_signature.visit_id, visit_signature.version))));
-- Never for a visit with somebody who came to lead whoever signs and is paused: they cannot read what they would do (W9).
create policy sign_for_oneself on visit_signature for insert to tl_app
    with check (person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[])
                and not exists (select from visit_plan p join pauses() u on u.partnership_id = p.partnership_id and u.entry_id is null
                                 where (p.partnership_id, p.visit_id, p.version)
                                       = (visit_signature.partnership_id, visit_signature.visit_id, visit_signature.version)
                                   and u.above = any (p.visitors || p.host)));

-- D3: no record without a plan that its host and every visitor have signed; and the host reads it before a third does.
create policy record_what_was_agreed on visit_record for insert to tl_app
    with check (recorder = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_plan p
                     where (p.partnership_id, p.visit_id, p.version)
                           = (visit_record.partnership_id, visit_record.visit_id, visit_record.version)
                       and visit_record.recorder = any (p.visitors || visit_record.host)
                       and visit_record.practice = p.practice
                       and not exists (select from visit_erased e
                                        where (e.partnership_id, e.visit_id) = (p.partnership_id, p.visit_id))
                       and not exists (select from visit_kept k
                                        where (k.partnership_id, k.visit_id) = (p.partnership_id, p.visit_id))
                       and not exists (select from unnest(p.visitors || visit_record.host) as bound (person_id)
                                        where not exists (select from visit_signature s
                                                           where (s.partnership_id, s.visit_id, s.version, s.person_id)
                                                                 = (p.partnership_id, p.visit_id, p.version, bound.person_id)))));
create policy recorder_reads_and_others_after_the_host on visit_record for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (recorder = (select me())
             or exists (select from visit_look l
                         where (l.partnership_id, l.visit_id) = (visit_record.partnership_id, visit_record.visit_id))));

-- What was recorded is its host's to delete, finished or not, and never without the mark that says so.
create policy members_read on visit_erased for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (host = (select me())
             or exists (select from visit v
                         where (v.partnership_id, v.visit_id) = (visit_erased.partnership_id, visit_erased.visit_id))));
create policy host_erases on visit_erased for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy host_deletes on visit_record for delete to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and (exists (select from visit_erased e
                      where (e.partnership_id, e.visit_id) = (visit_record.partnership_id, visit_record.visit_id))
             or exists (select from visit_kept k
                         where (k.partnership_id, k.visit_id) = (visit_record.partnership_id, visit_record.visit_id))));

-- Or only its figures stay: of what is finished, once the host has looked. Nothing changes them, and they go as a record does.
create policy members_read on visit_kept for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy host_keeps on visit_kept for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_look l
                     where (l.partnership_id, l.visit_id) = (visit_kept.partnership_id, visit_kept.visit_id))
        and exists (select from visit_record r
                     where (r.partnership_id, r.visit_id, r.recorder)
                           = (visit_kept.partnership_id, visit_kept.visit_id, visit_kept.recorder)
                       and r.done_at is not null));
create policy host_deletes on visit_kept for delete to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_erased e
                     where (e.partnership_id, e.visit_id) = (visit_kept.partnership_id, visit_kept.visit_id)));

create policy members_read on visit_look for select to tl_app using (partnership_id = any ((select mine())::uuid[]));

-- D1: the person visited reads first.
create policy author_reads_and_others_after_the_host on visit_note for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (author = (select me())
             or exists (select from visit_look l
                         where (l.partnership_id, l.visit_id) = (visit_note.partnership_id, visit_note.visit_id))));
create policy note_for_oneself on visit_note for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy change_own_until_read on visit_note for update to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and not exists (select from visit_look l
                         where (l.partnership_id, l.visit_id) = (visit_note.partnership_id, visit_note.visit_id)));

grant select, delete on visit to tl_app;
grant select on visit_plan, visit_signature, visit_record, visit_look, visit_erased, visit_note to tl_app;
grant insert (partnership_id, visit_id, host, offered_by, cycle_id, zone, alone) on visit to tl_app;
grant insert (partnership_id, visit_id, version, host, author, visitors, begins, ends, practice, details, note) on visit_plan to tl_app;
grant insert (partnership_id, visit_id, version, person_id) on visit_signature to tl_app;
grant insert (partnership_id, visit_id, recorder, host, version, practice, started_at, events),
      update (revision, started_at, done_at, events, summary, unseen, differed), delete on visit_record to tl_app;
grant insert (partnership_id, visit_id, host) on visit_erased to tl_app;
grant select, delete, insert (partnership_id, visit_id, recorder, host, version, started_at, done_at, figures) on visit_kept to tl_app;
grant insert (partnership_id, visit_id, host, recorder, sees, surprises) on visit_look to tl_app;
grant insert (partnership_id, visit_id, author, question, note), update (question, note) on visit_note to tl_app;
