create table visit_practiced (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, visit_id, recorder),
    foreign key (partnership_id, visit_id, recorder) references visit_record on delete cascade
);
comment on table visit_practiced is 'scope: partnership. Kept until the host deletes the record; no words. Who practices in a visit has finished what they recorded. With the last of them it opens: a record cannot say so itself, since nobody finds the others'' before.';
alter table visit_practiced enable row level security;
alter table visit_practiced force row level security;
create policy members_read on visit_practiced for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
grant select on visit_practiced to tl_app;
grant insert (partnership_id, visit_id, recorder) on visit_practiced to tl_app;

-- Whether all of these have finished what they recorded to practice.
create function practiced(partnership uuid, visit uuid, bound uuid[]) returns boolean language plpgsql stable parallel safe as $$
begin
    return not exists (select from unnest(bound) as one (person_id)
                        where not exists (select from public.visit_practiced d
                                           where (d.partnership_id, d.visit_id, d.recorder) = (partnership, visit, one.person_id)));
end
$$;
revoke execute on function practiced(uuid, uuid, uuid[]) from public;
grant execute on function practiced(uuid, uuid, uuid[]) to tl_app;

-- Nobody leaves a record unfinished to keep it from its host: when the visit is over they see that it is there. Who
-- practices with a partner finds the other's once all are done, or the time for recording is over.
create policy host_reads_when_done on visit_record for select to tl_app
    using (host = (select me()) and partnership_id = any ((select mine())::uuid[])
        and (done_at is not null and not practice
             or exists (select from visit_erased e
                         where (e.partnership_id, e.visit_id) = (visit_record.partnership_id, visit_record.visit_id))
             or exists (select from visit_plan p
                         where (p.partnership_id, p.visit_id, p.version)
                               = (visit_record.partnership_id, visit_record.visit_id, visit_record.version)
                           and (p.ends < now() - case when visit_record.practice then interval '15 minutes' else interval '0' end
                                or done_at is not null
                                   and practiced(p.partnership_id, p.visit_id, p.visitors || visit_record.host)))));

-- How many bytes a finished record had before the statement that asks; null where the asker sees none that is finished.
create function finished(partnership uuid, visit uuid, whose uuid) returns int language plpgsql stable parallel safe as $$
begin
    return (select octet_length(r.events) from public.visit_record r
             where (r.partnership_id, r.visit_id, r.recorder) = (partnership, visit, whose) and r.done_at is not null);
end
$$;
-- When a record began before the statement that asks: another device of its recorder may have begun earlier, never later.
create function began(partnership uuid, visit uuid, whose uuid) returns timestamptz language plpgsql stable parallel safe as $$
begin
    return (select r.started_at from public.visit_record r
             where (r.partnership_id, r.visit_id, r.recorder) = (partnership, visit, whose));
end
$$;
revoke execute on function finished(uuid, uuid, uuid), began(uuid, uuid, uuid) from public;
grant execute on function finished(uuid, uuid, uuid), began(uuid, uuid, uuid) to tl_app;

create policy recorder_says on visit_practiced for insert to tl_app
    with check (recorder = (select me()) and finished(partnership_id, visit_id, recorder) is not null
                and partnership_id = any ((select mine_now())::uuid[]));

-- Once it is done it stays done and is not emptied, and once the host has looked it stays as they saw it.
create policy recorder_adds on visit_record for update to tl_app
    using (recorder = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and (done_at is null or not exists (select from visit_look l
             where (l.partnership_id, l.visit_id) = (visit_record.partnership_id, visit_record.visit_id))))
    with check (started_at <= began(partnership_id, visit_id, recorder)
            and (finished(partnership_id, visit_id, recorder) is null
                or done_at is not null and 2 * octet_length(events) >= finished(partnership_id, visit_id, recorder)));

-- Whether somebody who practices in this visit is not done yet, as far as whoever asks may read it.
create function practicing(partnership uuid, visit uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from public.visit_record r
                     join public.visit_plan p on (p.partnership_id, p.visit_id, p.version) = (r.partnership_id, r.visit_id, r.version)
                    where (r.partnership_id, r.visit_id) = (partnership, visit)
                      and r.practice and p.ends >= now() - interval '15 minutes'
                      and not public.practiced(p.partnership_id, p.visit_id, p.visitors || p.host));
end
$$;
revoke execute on function practicing(uuid, uuid) from public;
grant execute on function practicing(uuid, uuid) to tl_app;

-- D1: the host looks at what is finished.
create policy look_for_oneself on visit_look for insert to tl_app
    with check (host = (select me()) and finished(partnership_id, visit_id, recorder) is not null
        and partnership_id = any ((select mine_now())::uuid[])
        -- It opens the host's own record to who practices with them: not before they are done, too.
        and not practicing(partnership_id, visit_id));
