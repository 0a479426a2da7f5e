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
    primary key (district_id, hold_id),
    foreign key (district_id, hold_id) references hold,
    foreign key (district_id, placed_by) references person
);
comment on table hold_order is 'scope: school. Kept for good. Which order a hold follows, why, who entered it and when it is looked at again.';

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
    using (person_id = any ((select partners())::uuid[]) and lifted_at is null and tells_at <= now());
create policy operators_place on hold for insert to tl_app
    with check (district_id = (select operates()) and person_id <> (select me()));
create policy operators_lift on hold for update to tl_app
    using (district_id = (select operates()) and lifted_at is null) with check (lifted_at is not null);
create policy operators_read on hold_order for select to tl_app using (district_id = (select operates()));
create policy held_reads on hold_order for select to tl_app
    using (exists (select from hold h where (h.district_id, h.hold_id) = (hold_order.district_id, hold_order.hold_id)
                                        and h.person_id = (select me())));
create policy operators_place on hold_order for insert to tl_app
    with check (placed_by = (select me()) and district_id = (select operates()));
grant select on hold, hold_order to tl_app;
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
