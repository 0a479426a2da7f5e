-- Goes with the host's own record: a child's sentence does not outlast the piles it was of.
create table visit_exemplar (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    host           uuid        not null,
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, visit_id),
    foreign key (partnership_id, visit_id, host) references visit_record (partnership_id, visit_id, recorder) on delete cascade,
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host)
);
comment on table visit_exemplar is 'scope: partnership. Kept until the host empties it, or deletes the record or erases its key. Of student work that the host sorted: one slip of a pile in words, where they typed one. Which piles have one is sealed with the words.';

alter table visit_exemplar enable row level security;
alter table visit_exemplar force row level security;
-- D1: with the piles it is of, after the host has looked.
create policy host_reads_and_others_after_the_look on visit_exemplar for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (host = (select me())
             or exists (select from visit_look l
                         where (l.partnership_id, l.visit_id) = (visit_exemplar.partnership_id, visit_exemplar.visit_id))));
create policy host_types on visit_exemplar for insert to tl_app
    with check (host = (select me()) and finished(partnership_id, visit_id, host) is not null
                and partnership_id = any ((select mine_now())::uuid[]));
create policy host_changes on visit_exemplar for update to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy host_empties on visit_exemplar for delete to tl_app
    using (host = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select, delete on visit_exemplar to tl_app;
grant insert (partnership_id, visit_id, host, words), update (words) on visit_exemplar to tl_app;
