-- Whether the host has looked, or deleted what there was to look at, as whoever asks may read it.
create function looked(partnership uuid, visit uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from public.visit_look l where (l.partnership_id, l.visit_id) = (partnership, visit))
        or exists (select from public.visit_erased e where (e.partnership_id, e.visit_id) = (partnership, visit));
end
$$;
revoke execute on function looked(uuid, uuid) from public;
grant execute on function looked(uuid, uuid) to tl_app;

create table visit_remark (
    partnership_id uuid        not null,
    remark_id      uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    author         uuid        not null,
    event_id       uuid,
    moment         bytea       not null,
    words          bytea       not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, remark_id),
    foreign key (partnership_id, visit_id) references visit,
    foreign key (partnership_id, recorder) references membership,
    foreign key (partnership_id, author) references membership
);
create index on visit_remark (partnership_id, visit_id);
comment on table visit_remark is 'scope: partnership. Kept until its author takes it away or erases the words. What somebody notes beside an event or a moment of a record; its author''s alone until the host has looked. It stays where the record is deleted. When in the record it stands is sealed with the words: no time of what was recorded is open.';

alter table visit_remark enable row level security;
alter table visit_remark force row level security;
-- D1: nobody's words come before the host's own look.
create policy author_reads_and_others_after_the_host on visit_remark for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (author = (select me()) or looked(partnership_id, visit_id)));
-- By whoever may read the record: its recorder, its host, and the others after the look.
create policy remark_for_oneself on visit_remark for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_record r
                     where (r.partnership_id, r.visit_id, r.recorder)
                           = (visit_remark.partnership_id, visit_remark.visit_id, visit_remark.recorder)
                       and r.done_at is not null));
create policy take_back_ones_own on visit_remark for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select, delete on visit_remark to tl_app;
grant insert (partnership_id, remark_id, visit_id, recorder, author, event_id, moment, words) on visit_remark to tl_app;
