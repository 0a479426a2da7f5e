-- tl_jobs deletes an offer of a visit once its day has passed without all having signed any version of its plan. For that it
-- reads who, when and who signed; what was to be recorded, where and why it does not.
create policy due on visit for delete to tl_jobs
    using (not exists (select from visit_plan p
                        where (p.partnership_id, p.visit_id) = (visit.partnership_id, visit.visit_id)
                          and (p.ends > now() - interval '1 day'
                               or not exists (select from unnest(p.visitors || visit.host) as bound (person_id)
                                               where not exists (select from visit_signature s
                                                                  where (s.partnership_id, s.visit_id, s.version, s.person_id)
                                                                        = (p.partnership_id, p.visit_id, p.version, bound.person_id)))))
           and not exists (select from visit_record r where (r.partnership_id, r.visit_id) = (visit.partnership_id, visit.visit_id))
           and not exists (select from visit_note n where (n.partnership_id, n.visit_id) = (visit.partnership_id, visit.visit_id)));
create policy jobs_read on visit_plan for select to tl_jobs using (true);
create policy jobs_read on visit_signature for select to tl_jobs using (true);
create policy jobs_read on visit_record for select to tl_jobs using (true);
create policy jobs_read on visit_note for select to tl_jobs using (true);
grant select (partnership_id, visit_id, version, visitors, ends) on visit_plan to tl_jobs;
grant select (partnership_id, visit_id, version, person_id) on visit_signature to tl_jobs;
grant select (partnership_id, visit_id) on visit_record, visit_note to tl_jobs;
grant delete on visit to tl_jobs;
