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
