create table visit_mistake (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    host           uuid        not null,
    event_id       uuid        not null,
    what           text        not null check (what in ('mistaken', 'counts', 'corrected')),
    words          bytea check (words is null or what = 'corrected'),
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    foreign key (partnership_id, visit_id, recorder) references visit_record on delete cascade,
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host)
);
create index on visit_mistake (partnership_id, visit_id, recorder, event_id);
comment on table visit_mistake is 'scope: partnership. Kept until the host erases its key; that something was marked, and when, stays. The host marked one recorded event as a mistake, counted it after all, or said what it was: another word of the plan, another seat, sealed with the host''s key. The newest counts. The event itself stays as it was recorded.';
comment on column visit_mistake.what is 'About one tap or line of a record: whether it was recorded by mistake, or as something else than it was.';

alter table visit_mistake enable row level security;
alter table visit_mistake force row level security;
create policy members_read on visit_mistake for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (host = (select me())
             or exists (select from visit v
                         where (v.partnership_id, v.visit_id) = (visit_mistake.partnership_id, visit_mistake.visit_id))));
-- The recorder takes back while recording; from Done on it is the host's to say.
create policy host_marks on visit_mistake for insert to tl_app
    with check (host = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_record r
                     where (r.partnership_id, r.visit_id, r.recorder)
                           = (visit_mistake.partnership_id, visit_mistake.visit_id, visit_mistake.recorder)
                       and r.done_at is not null));
grant select on visit_mistake to tl_app;
grant insert (partnership_id, entry_id, visit_id, recorder, host, event_id, what, words) on visit_mistake to tl_app;
