-- Who learns together with whoever asks, on an admitted device. Nobody, until the module that knows it says who.
create function partners() returns uuid[] language plpgsql stable parallel safe as $$ begin return '{}'; end $$;
revoke execute on function partners() from public;
grant execute on function partners() to tl_app;

create table device_request (
    person_id    uuid        not null,
    request_id   uuid        not null unique,
    device_id    uuid        not null,
    label        text        not null,
    number_hash  bytea       not null,
    asked_at     timestamptz not null default now(),
    open_until   timestamptz not null default now() + interval '10 minutes',
    confirm_from timestamptz,
    confirmed_at timestamptz,
    primary key (person_id, request_id),
    foreign key (person_id, device_id) references device
);
create index on device_request (person_id, device_id);
comment on table device_request is 'scope: person. Kept until a day after its end; answered ones stay. Somebody asks their partners to confirm a device that is not admitted; ends by itself after ten minutes. Where nothing but the school account says who asks, partners can confirm from the next day on, for three days. The number is read aloud, and only its hash is kept.';

create table device_confirmation (
    person_id   uuid        not null,
    request_id  uuid        not null,
    partner     uuid        not null references person (person_id),
    attempt     int         not null check (attempt between 1 and 5),
    number_hash bytea       not null,
    said_at     timestamptz not null default now(),
    primary key (person_id, request_id, partner, attempt),
    unique (person_id, request_id, partner, number_hash), -- typed once, however often it is sent
    foreign key (person_id, request_id) references device_request on delete cascade
);
comment on table device_confirmation is 'scope: person. Kept as long as the question. What a partner typed after hearing a number, five times at most and fifteen in a day. Whether it is the right one is derived, not stored.';

create table telling_put_away (
    person_id   uuid        not null references person (person_id),
    telling_id  uuid        not null,
    put_away_at timestamptz not null default now(),
    primary key (person_id, telling_id)
);
comment on table telling_put_away is 'scope: person. Kept sixty days. What somebody was told about a device or a link and has read.';

alter table device_request enable row level security;
alter table device_request force row level security;
alter table device_confirmation enable row level security;
alter table device_confirmation force row level security;
alter table telling_put_away enable row level security;
alter table telling_put_away force row level security;

create policy definers_read on device_request for select to tl_owner using (true);
-- What a session says of its way is believed only with what was spent on it: the role of the program begins none by a code
-- without a code.
create function way_is_shown() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.way = 'code' and not exists (
           select from public.printed_code c where c.person_id = new.person_id and c.device_id = new.device_id
                                               and c.used_at > now() - interval '5 minutes')
       or new.way = 'enrollment' and not exists (
           select from public.enrollment e where e.person_id = new.person_id and e.device_id = new.device_id
                                             and e.used_at > now() - interval '5 minutes')
    then raise exception 'Nothing was used by which this begins' using errcode = 'check_violation'; end if;
    return new;
end $$;
revoke execute on function way_is_shown() from public;
create trigger way_is_shown before insert on session
    for each row when (new.way in ('code', 'enrollment')) execute function way_is_shown();

-- Who administers the school's accounts has everybody's, and may be somebody's partner. So where the account alone says who
-- asks, a partner can confirm from the next day on, and meanwhile each admitted device of the person says that somebody asks.
create function account_waits_a_day() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.session s
                    where s.person_id = new.person_id and s.device_id = new.device_id
                      and s.way in ('code', 'enrollment') and s.ended is null and now() < s.idle_until)
    then
        new.confirm_from := new.asked_at + interval '24 hours';
        new.open_until := new.asked_at + interval '4 days';
    end if;
    return new;
end $$;
create trigger account_waits_a_day before insert on device_request
    for each row execute function account_waits_a_day();

create policy definers_use on device_request for update to tl_owner using (true) with check (true);
create policy own_read on device_request for select to tl_app
    using (person_id = (select me()) and (device_id = (select my_device()) or (select admitted())));
-- Whoever can make somebody's first-time links cannot also let their devices in, or one person alone would be both (W8).
create function makes_links_for(whom uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return public.runs() is not null
        or exists (select from public.enrollment e where e.person_id = makes_links_for.whom and e.made_by = public.me());
end $$;
revoke execute on function makes_links_for(uuid) from public;
grant execute on function makes_links_for(uuid) to tl_app;

create policy partners_read on device_request for select to tl_app
    using (now() between asked_at - interval '5 minutes' and open_until and confirmed_at is null and person_id = any ((select partners())::uuid[]));
create policy ask_for_this_device on device_request for insert to tl_app
    with check (person_id = (select me()) and device_id = (select my_device()) and not (select admitted()));
create policy own_end on device_request for delete to tl_app using (person_id = (select me()) and (select admitted()));
grant select (person_id, request_id, device_id, label, asked_at, open_until, confirm_from, confirmed_at), delete on device_request to tl_app;
grant insert (person_id, request_id, device_id, label, number_hash) on device_request to tl_app;

create policy definers_read on device_confirmation for select to tl_owner using (true);
create policy own_read on device_confirmation for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy partner_reads on device_confirmation for select to tl_app using (partner = (select me()) and (select admitted()));
-- A partner, never oneself: partners() leaves out whoever asks, and is empty on a device that is not admitted.
create policy confirm_as_a_partner on device_confirmation for insert to tl_app
    with check (partner = (select me()) and person_id = any ((select partners())::uuid[])
        and not makes_links_for(person_id)
        and exists (select from device_request r
                     where (r.person_id, r.request_id) = (device_confirmation.person_id, device_confirmation.request_id)
                       and now() between coalesce(r.confirm_from, r.asked_at - interval '5 minutes') and r.open_until
                       and r.confirmed_at is null));
grant select (person_id, request_id, partner, attempt, said_at) on device_confirmation to tl_app;
grant insert (person_id, request_id, partner, attempt, number_hash) on device_confirmation to tl_app;

create policy partners_are_told on telling for select to tl_app
    using (told_at > now() - interval '30 days' and how <> 'connected' and person_id = any ((select partners())::uuid[]));
create policy own_read on telling_put_away for select to tl_app using (person_id = (select me()));
create policy own_add on telling_put_away for insert to tl_app with check (person_id = (select me()) and (select admitted()));
grant select, insert (person_id, telling_id) on telling_put_away to tl_app;

-- The row that a partner writes is the evidence, and only while it is written, right after its policy was asked: nobody can
-- use it later, when they are no partner any more or sit at another device, and a device shut out does not come back with it.
create function admit_by_partner() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare which uuid;
begin
    update public.device_request r set confirmed_at = now()
     where r.person_id = new.person_id and r.request_id = new.request_id and r.number_hash = new.number_hash
       and now() between coalesce(r.confirm_from, r.asked_at - interval '5 minutes') and r.open_until
       and r.confirmed_at is null
       -- Of a million numbers: whoever only guesses has to guess for more than a century, however often is asked.
       and 15 >= (select count(*) from public.device_confirmation c
                   where c.person_id = new.person_id and c.partner = new.partner and c.said_at > now() - interval '1 day')
    returning r.device_id into which;
    if found then perform public.admit(new.person_id, which, 'partner', new.request_id); end if;
    return null;
end $$;
revoke execute on function admit_by_partner() from public;
create trigger the_right_number_admits after insert on device_confirmation
    for each row execute function admit_by_partner();
