-- Ends when it is lifted and not by itself: what a court forbade to destroy is not destroyed because somebody forgot a date.
create table hold (
    district_id  uuid        not null,
    hold_id      uuid        not null,
    person_id    uuid        not null,
    placed_at    timestamptz not null default now(),
    tells_at     timestamptz not null default now() check (tells_at between placed_at and placed_at + interval '367 days'),
    lifted_at    timestamptz,
    primary key (district_id, hold_id),
    foreign key (district_id, person_id) references person
);
create index on hold (person_id);
comment on table hold is 'scope: school. Kept for good. A lawful order that somebody''s words must not be destroyed for now. It opens nothing.';
comment on column hold.tells_at is 'The order forbids to tell the person and their partners before: the beginning of a day where they are.';

create table hold_order (
    district_id uuid not null,
    hold_id     uuid not null,
    placed_by   uuid not null,
    reference   text not null check (reference <> ''),
    reason      text not null check (reason <> ''),
    review_on   date not null,
    confirmed_by uuid check (confirmed_by <> placed_by), -- who else saw the order, where it forbids to tell
    primary key (district_id, hold_id),
    foreign key (district_id, hold_id) references hold,
    foreign key (district_id, confirmed_by) references person,
    foreign key (district_id, placed_by) references person
);
comment on table hold_order is 'scope: school. Kept for good. Which order a hold follows, why, who entered it and when it is looked at again.';

-- Nobody places a hold alone of which nobody is told: until somebody else has seen the order, there is only this question.
create table hold_asked (
    district_id uuid        not null,
    hold_id     uuid        not null,
    person_id   uuid        not null,
    tells_at    timestamptz not null,
    asked_by    uuid        not null check (asked_by <> person_id),
    asked_at    timestamptz not null default now(),
    reference   text        not null,
    reason      text        not null,
    review_on   date        not null,
    primary key (district_id, hold_id),
    foreign key (district_id, person_id) references person,
    foreign key (district_id, asked_by) references person
);
comment on table hold_asked is 'scope: school. Kept until another operator or a teachers'' representative confirmed that the order exists, or an operator took it back. A hold that nobody is to be told of yet, asked for by one; it holds nothing before a second has confirmed it.';

-- What a hold keeps of rows that pages delete or write over, as they were: sealed, and read by no role of the application.
create table held_row (
    person_id uuid        not null references person (person_id),
    held_id   uuid        not null default gen_random_uuid(),
    relation  text        not null,
    contents  jsonb       not null,
    held_at   timestamptz not null default now(),
    primary key (person_id, held_id)
);
comment on table held_row is 'scope: person. Kept until the hold is lifted. Deleted or older versions of rows of somebody under a lawful hold, still sealed.';

alter table hold enable row level security;
alter table hold force row level security;
alter table hold_order enable row level security;
alter table hold_order force row level security;
alter table hold_asked enable row level security;
alter table hold_asked force row level security;
alter table held_row enable row level security;
alter table held_row force row level security;

-- The district whose operator asks; the others who run it have no part in this.
create function operates() returns uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select p.district_id from public.position p
             where p.person_id = public.me() and p.kind = 'operator' and public.admitted() limit 1);
end $$;
revoke execute on function operates() from public;
grant execute on function operates() to tl_app;

create policy definers_read on hold for select to tl_owner using (true);
create policy operators_read on hold for select to tl_app using (district_id = (select operates()));
create policy held_reads on hold for select to tl_app
    using (person_id = (select me()) and (select admitted()) and tells_at <= now());
create policy partners_are_told on hold for select to tl_app
    using (person_id = any ((select partners())::uuid[]) and tells_at <= now()
           and (lifted_at is null or tells_at > now() - interval '30 days'));
-- Operators and, so that they can be the second, representatives; never the person themselves nor, as a representative, a partner of theirs.
create policy seconds_read on hold_asked for select to tl_app
    using (person_id <> (select me()) and (select admitted()) and district_id in (
        select p.district_id from position p
         where p.person_id = (select me())
           and (p.kind = 'operator' or p.kind = 'representative' and hold_asked.person_id <> all ((select partners())::uuid[]))));
create policy operators_ask on hold_asked for insert to tl_app
    with check (asked_by = (select me()) and district_id = (select operates())
        -- Nothing that is begun anew makes the day on which they are told of the first one later.
        and not exists (select from hold h where h.person_id = hold_asked.person_id and h.tells_at > now() and h.tells_at < hold_asked.tells_at));
create policy operators_take_back on hold_asked for delete to tl_app
    using (district_id = (select operates()) and person_id <> (select me()));
create policy seconds_confirm on hold_asked for delete to tl_app
    using (asked_by <> (select me()) and exists (
        select from hold_order o where (o.district_id, o.hold_id, o.confirmed_by) = (hold_asked.district_id, hold_asked.hold_id, (select me()))));
create policy operators_place on hold for insert to tl_app
    with check (district_id = (select operates()) and person_id <> (select me()) and tells_at <= now());
create policy seconds_place on hold for insert to tl_app
    with check (exists (select from hold_asked a
                         where (a.district_id, a.hold_id, a.person_id, a.tells_at) = (hold.district_id, hold.hold_id, hold.person_id, hold.tells_at)
                           and a.asked_by <> (select me())));
create policy operators_lift on hold for update to tl_app
    using (district_id = (select operates()) and lifted_at is null) with check (lifted_at is not null);
create policy operators_read on hold_order for select to tl_app using (district_id = (select operates()));
create policy held_reads on hold_order for select to tl_app
    using (exists (select from hold h where (h.district_id, h.hold_id) = (hold_order.district_id, hold_order.hold_id)
                                        and h.person_id = (select me())));
create policy operators_place on hold_order for insert to tl_app
    with check (placed_by = (select me()) and confirmed_by is null and district_id = (select operates()));
create policy seconds_place on hold_order for insert to tl_app
    with check (confirmed_by = (select me()) and exists (
        select from hold_asked a where (a.district_id, a.hold_id, a.asked_by, a.reference, a.reason, a.review_on)
                                     = (hold_order.district_id, hold_order.hold_id, hold_order.placed_by, hold_order.reference,
                                        hold_order.reason, hold_order.review_on)));
create policy seconds_read on hold_order for select to tl_app using (confirmed_by = (select me()) and (select admitted()));
grant select on hold, hold_order, hold_asked to tl_app;
grant insert (district_id, hold_id, person_id, tells_at, asked_by, reference, reason, review_on), delete on hold_asked to tl_app;
grant insert (district_id, hold_id, person_id, tells_at), update (lifted_at) on hold to tl_app;
grant insert on hold_order to tl_app;

create policy definers_keep on held_row for insert to tl_owner with check (true);
create policy definers_find on held_row for select to tl_owner using (true);
create policy definers_let_go on held_row for delete to tl_owner using (true);

-- Takes the place of one that knows no holds.
create or replace function held(whose uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from public.hold h
                    where h.person_id operator(pg_catalog.=) whose and h.lifted_at is null);
end $$;

-- Deleting works as ever, for everybody and by whatever way, cascades and jobs included; of whom a hold is on, the sealed
-- row as it was stays behind here. So no page has to refuse, and none has to say what an order may forbid to say.
create function keep_what_is_held() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare was jsonb := to_jsonb(old);
begin
    insert into public.held_row (person_id, relation, contents)
    select distinct h.person_id, tg_table_name, was from public.hold h
     where h.lifted_at is null
       and h.person_id in ((was ->> 'author')::uuid, (was ->> 'host')::uuid, (was ->> 'owner')::uuid, (was ->> 'person_id')::uuid);
    return null;
end $$;
revoke execute on function keep_what_is_held() from public;

do $$
declare made record;
begin
    for made in
        select c.relname, string_agg(quote_ident(a.attname), ', ') as sealed
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'bytea'::regtype
           and (obj_description(c.oid, 'pg_class') like 'scope: partnership.%'
                or obj_description(c.oid, 'pg_class') like 'scope: person.%' and a.attname = 'words')
         group by c.relname
    loop
        execute format('create trigger held_stays after delete or update of %s on %I for each row execute function keep_what_is_held()',
            made.sealed, made.relname);
    end loop;
end $$;

create function rows_let_go() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.held_row r where not public.held(r.person_id);
end $$;
revoke execute on function rows_let_go() from public;
grant execute on function rows_let_go() to tl_app;
