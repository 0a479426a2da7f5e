-- A link holds the digests of a day's looks and the link before it; the digests are salted, and the salt stands in the
-- look's own row. So a row leaves with its share and its digest tells nothing, and until then none can be changed, slipped in
-- or taken out unnoticed.
create table look_link (
    day     date    primary key,
    before  bytea   not null check (octet_length(before) = 32),
    digests bytea[] not null,
    link    bytea   not null unique check (octet_length(link) = 32)
);
comment on table look_link is 'scope: school. Kept for good. A link for each day (UTC) on which something shown was opened, over all of it together; holds no ids. Nobody reads it but who verifies it from the terminal.';
alter table look_link enable row level security;

-- tl_owner cannot log in; what is below runs as it and sees the days that are over.
create policy over_reads on share_look for select to tl_owner using (hour < date_trunc('day', now(), 'UTC'));

-- Days that ended an hour ago: whoever opened something at the last minute has been written down by then.
create procedure chain_looks() language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    looked record;
    previous bytea;
begin
    previous := coalesce((select l.link from public.look_link l order by l.day desc limit 1), sha256(''));
    for looked in
        select (l.hour at time zone 'UTC')::date as day,
               array_agg(sha256(convert_to(concat_ws(' ', l.salt, l.person_id, l.share_id, l.reader,
                                                     extract(epoch from l.hour)::bigint), 'UTF8'))
                         order by l.salt) as digests
          from public.share_look l
         where l.hour < date_trunc('day', now() - interval '1 hour', 'UTC') and l.salt is not null
           and (l.hour at time zone 'UTC')::date
               > coalesce((select max(k.day) from public.look_link k), '-infinity')
         group by 1 order by 1
    loop
        insert into public.look_link (day, before, digests, link)
        values (looked.day, previous, looked.digests,
                sha256(previous || convert_to(looked.day::text, 'UTF8')
                       || (select string_agg(d, ''::bytea order by n) from unnest(looked.digests) with ordinality as u (d, n))))
        returning look_link.link into previous;
    end loop;
end $$;
revoke execute on procedure chain_looks() from public;
grant execute on procedure chain_looks() to tl_jobs;
