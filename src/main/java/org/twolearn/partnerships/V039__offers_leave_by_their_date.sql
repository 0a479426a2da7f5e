-- tl_jobs deletes what these policies call due. Of who is in a partnership it reads ids, to leave alone what has begun.
-- For two weeks after its last day an offer is still named to whoever made it, and so it stays as long.
create policy due on partnership for delete to tl_jobs
    using (closes_at < now() - interval '14 days'
           and not exists (select 1 from membership m
                            where m.partnership_id = partnership.partnership_id and m.person_id <> partnership.offered_by));
create policy jobs_read on membership for select to tl_jobs using (true);
-- Read after its last day an invitation is hidden already; silence leaves no row either.
create policy due on invitation for delete to tl_jobs using (closes_at < now() - interval '1 day');
create policy due on past_offer for delete to tl_jobs using (again_from < current_date - 1);
grant select (partnership_id, person_id) on membership to tl_jobs;
grant delete on partnership, invitation, past_offer to tl_jobs;
