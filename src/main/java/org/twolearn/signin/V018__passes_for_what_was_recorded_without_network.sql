create table pass (
    person_id  uuid  not null,
    session_id uuid  not null,
    token_hash bytea not null unique,
    primary key (person_id, session_id, token_hash),
    foreign key (person_id, session_id) references session on delete cascade
);
comment on table pass is 'scope: person. Kept as long as its session. Lets the device that was given it send what it recorded to one address, until a day after its session has run out, and read nothing. Which address that is stands in the hash only.';
alter table pass enable row level security;
alter table pass force row level security;
create policy definers_read on pass for select to tl_owner using (true);
-- For a session of one's own that is open on this very device.
create policy give_oneself on pass for insert to tl_app
    with check (person_id = (select me()) and (select admitted())
                and exists (select from session s
                             where (s.person_id, s.session_id, s.device_id) = (pass.person_id, pass.session_id, (select my_device()))
                               and s.ended is null));
grant insert (person_id, session_id, token_hash) on pass to tl_app;

-- Whose pass it is, for who also holds the browser's secret. A session that ran out by itself lets its passes live for a day;
-- one that somebody ended, a device taken off and a person who left do not.
create function pass_of(token bytea, browser bytea) returns table (person_id uuid, device_id uuid, session_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select s.person_id, s.device_id, s.session_id
      from public.pass p
      join public.session s on s.person_id = p.person_id and s.session_id = p.session_id
      join public.device d on d.person_id = s.person_id and d.device_id = s.device_id
      join public.person w on w.person_id = s.person_id
     where p.token_hash = pass_of.token
       and d.browser = sha256(pass_of.browser || uuid_send(s.person_id)) and d.admitted_at is not null
       and s.ended is null
       and coalesce(w.left_on > current_date, true)
       and now() < least(s.idle_until, s.expires) + interval '24 hours'
       and now() > greatest(s.started, s.seen) - interval '5 minutes';
end $$;
revoke execute on function pass_of(bytea, bytea) from public;
grant execute on function pass_of(bytea, bytea) to tl_app;
