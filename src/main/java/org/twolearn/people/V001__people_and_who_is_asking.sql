create table district (
    district_id uuid     primary key,
    name        text     not null,
    time_zone   text     not null default 'America/Chicago',
    school_days smallint[] not null default '{1,2,3,4,5}'
);
comment on table district is 'scope: school. Kept as long as TwoLearn is used. A district, its time zone and its school days (1 is Monday).';

create table school (
    district_id uuid not null references district,
    school_id   uuid not null unique,
    name        text not null,
    source_id   text,
    closed_on   date,
    primary key (district_id, school_id),
    unique (district_id, source_id)
);
comment on table school is 'scope: school. Kept as long as TwoLearn is used; closed ones are marked. The schools of a district. source_id is what its roster calls it.';

create table person (
    district_id uuid not null references district,
    person_id   uuid not null unique,
    given_name  text not null,
    family_name text not null,
    pronouns    text,
    email       text,
    username    text,
    name        text not null generated always as (given_name || ' ' || family_name) stored,
    source_id   text,
    left_on     date,
    primary key (district_id, person_id),
    unique (district_id, source_id)
);
create index on person (lower(email));
comment on table person is 'scope: school. Kept as long as TwoLearn is used; who left is marked. The directory: who works here. given_name and family_name are those the person prefers; source_id is what the roster calls them.';

create table position (
    district_id uuid not null,
    position_id uuid not null,
    person_id   uuid not null,
    school_id   uuid,
    kind        text not null check (kind in
        ('teacher', 'coach', 'principal', 'staff', 'program lead', 'district lead', 'representative', 'operator')),
    subject     text,
    source_id   text,
    primary key (district_id, position_id),
    foreign key (district_id, person_id) references person,
    foreign key (district_id, school_id) references school,
    unique (district_id, source_id)
);
create index on position (person_id);
create index on position (school_id);
comment on table position is 'scope: school. Kept until it is laid down or the roster ends it. What somebody does in a school or the district. Grants no read of any partnership. With a source_id it came from the roster, without one the person accepted it.';

create function me() returns uuid language sql stable parallel safe
    return nullif(current_setting('twolearn.person', true), '')::uuid;

-- Whether the device that asks is admitted. None is, until the module that knows devices says which.
create function admitted() returns boolean language plpgsql stable parallel safe as $$ begin return false; end $$;
revoke execute on function admitted() from public;
grant execute on function admitted() to tl_app;

-- The directory is read without FORCE by its owner, so this definer needs no policy of its own. Here and in all that policies
-- ask, who asks is looked up once and not for each row.
create function my_district() returns uuid language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    return (select p.district_id from public.person p where p.person_id operator(pg_catalog.=) who);
end $$;
revoke execute on function my_district() from public;
grant execute on function my_district() to tl_app;

-- The district that whoever asks runs the product for, on an admitted device, or null: for who comes in and what is imported,
-- never for reading.
create function runs() returns uuid language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    return (select p.district_id from public.position p
             where p.person_id operator(pg_catalog.=) who and public.admitted()
               and p.kind operator(pg_catalog.=) any (array['operator', 'program lead', 'district lead'])
             limit 1);
end $$;
revoke execute on function runs() from public;
grant execute on function runs() to tl_app;

alter table district enable row level security;
alter table school enable row level security;
alter table person enable row level security;
alter table position enable row level security;
create policy colleagues_read on district for select to tl_app using (district_id = (select my_district()));
create policy colleagues_read on school for select to tl_app using (district_id = (select my_district()));
create policy colleagues_read on person for select to tl_app using (district_id = (select my_district()));
create policy colleagues_read on position for select to tl_app using (district_id = (select my_district()));
grant select on district, school, person, position to tl_app;

-- Who looks after the directory changes it, their own district's only, and gives no position but those a roster names.
create policy run_settings on district for update to tl_app using (district_id = (select runs()));
create policy run_adds on school for insert to tl_app with check (district_id = (select runs()));
create policy run_changes on school for update to tl_app using (district_id = (select runs()));
create policy run_adds on person for insert to tl_app with check (district_id = (select runs()));
create policy run_changes on person for update to tl_app using (district_id = (select runs()));
create policy run_adds on position for insert to tl_app
    with check (district_id = (select runs()) and source_id is not null and kind in ('teacher', 'principal', 'staff'));
create policy run_changes on position for update to tl_app
    using (district_id = (select runs()) and source_id is not null)
    with check (kind in ('teacher', 'principal', 'staff'));
-- A position that somebody accepted goes when they lay it down or leave, and not otherwise.
create policy run_removes on position for delete to tl_app
    using (district_id = (select runs()) and (source_id is not null or exists (
        select from person p where p.person_id = position.person_id and p.left_on is not null)));
-- The last who looks after TwoLearn stays until somebody else does. Two who go at once wait for each other.
create function another_operator() returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(public.my_district()::text, 1));
    return exists (select from public.position o join public.person p on p.person_id = o.person_id
                    where o.kind = 'operator' and o.person_id <> public.me() and p.left_on is null);
end $$;
revoke execute on function another_operator() from public;
grant execute on function another_operator() to tl_app;
create policy lay_down on position for delete to tl_app
    using (person_id = (select me()) and (select admitted()) and source_id is null and (kind <> 'operator' or another_operator()));

grant update (name, time_zone, school_days) on district to tl_app;
grant insert (district_id, school_id, name, source_id), update (name, closed_on) on school to tl_app;
grant insert (district_id, person_id, given_name, family_name, pronouns, email, username, source_id),
      update (given_name, family_name, pronouns, email, username, source_id, left_on) on person to tl_app;
grant insert (district_id, position_id, person_id, school_id, kind, subject, source_id),
      update (person_id, school_id, kind, subject), delete on position to tl_app;

-- Whether all staff are told of a rule that changes. Nothing is, until the module that keeps the rules says so.
create function rules_change() returns boolean language sql stable parallel safe return false;
