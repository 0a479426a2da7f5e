-- Nobody leaves a record unfinished to keep it from its host: when the visit is over they see that it is there.
create policy host_reads_when_done on visit_record for select to tl_app
    using (host = (select me()) and partnership_id = any ((select mine())::uuid[])
        and (done_at is not null
             or exists (select from visit_erased e
                         where (e.partnership_id, e.visit_id) = (visit_record.partnership_id, visit_record.visit_id))
             or exists (select from visit_plan p
                         where (p.partnership_id, p.visit_id, p.version)
                               = (visit_record.partnership_id, visit_record.visit_id, visit_record.version)
                           and p.ends < now())));

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

-- Once it is done it stays done and is not emptied, and once the host has looked it stays as they saw it.
create policy recorder_adds on visit_record for update to tl_app
    using (recorder = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and (done_at is null or not exists (select from visit_look l
             where (l.partnership_id, l.visit_id) = (visit_record.partnership_id, visit_record.visit_id))))
    with check (started_at <= began(partnership_id, visit_id, recorder)
            and (finished(partnership_id, visit_id, recorder) is null
                or done_at is not null and 2 * octet_length(events) >= finished(partnership_id, visit_id, recorder)));

-- D1: the host looks at what is finished.
create policy look_for_oneself on visit_look for insert to tl_app
    with check (host = (select me()) and finished(partnership_id, visit_id, recorder) is not null and partnership_id = any ((select mine_now())::uuid[]));
