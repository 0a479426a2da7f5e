-- tl_jobs deletes what these policies call due and reads nothing of it.
create policy due on session for delete to tl_jobs using (expires < now() - interval '90 days');
create policy due on enrollment for delete to tl_jobs using (used_at is null and expires < now());
-- What was typed goes along, and is counted for a day: so a day after nobody can type any more.
create policy due on device_request for delete to tl_jobs using (confirmed_at is null and open_until < now() - interval '1 day');
create policy due on telling_put_away for delete to tl_jobs using (put_away_at < now() - interval '60 days');
grant delete on session, enrollment, device_request, telling_put_away to tl_jobs;
