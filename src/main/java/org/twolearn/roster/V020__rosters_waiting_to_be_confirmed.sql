create table roster_import (
    district_id    uuid        not null references district,
    import_id      uuid        not null,
    uploaded_by    uuid        not null references person (person_id),
    uploaded_at    timestamptz not null default now(),
    file_name      text        not null,
    version        text,
    complete       boolean     not null default false,
    roles_complete boolean     not null default false,
    orgs_complete  boolean     not null default false,
    by_person      boolean     not null default false,
    subjects       boolean     not null default false,
    read_at        timestamptz,
    applied_by     uuid        references person (person_id),
    applied_at     timestamptz,
    primary key (district_id, import_id)
);
comment on table roster_import is 'scope: school. Kept a week where nobody confirms it, else as long as TwoLearn is used. A roster that was read; nothing has changed until applied_at. Complete means that who is missing leaves.';

create table roster_progress (
    district_id uuid        not null,
    import_id   uuid        not null,
    step        text        not null,
    done        bigint      not null default 0,
    expected    bigint      not null default 0,
    seen_at     timestamptz not null default now(),
    primary key (district_id, import_id),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
comment on table roster_progress is 'scope: school. Kept with the roster. How far a roster has been read or imported, for the progress bar.';

create table roster_tally (
    district_id uuid   not null,
    import_id   uuid   not null,
    what        text   not null,
    rows        bigint not null,
    primary key (district_id, import_id, what),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
comment on table roster_tally is 'scope: school. Kept with the roster. How many rows of a roster join, stay, were dropped, need a word.';

create table roster_finding (
    district_id uuid   not null,
    import_id   uuid   not null,
    place       bigint not null generated always as identity,
    fault       text   not null,
    file        text   not null,
    line        bigint not null,
    heading     text,
    said        text,
    meant       text,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
comment on table roster_finding is 'scope: school. Kept with the roster. What a line of a roster said, and what becomes of it.';

-- Rows read and not confirmed yet; they are gone after either answer.
create table roster_org (
    district_id uuid    not null,
    import_id   uuid    not null,
    place       bigint  not null,
    line        bigint  not null,
    source_id   text    not null,
    name        text    not null,
    school      boolean not null,
    parent      text,
    gone        boolean not null,
    school_id   uuid,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
create index on roster_org (district_id, import_id, source_id);
comment on table roster_org is 'scope: school. Kept with the roster that brought it. Schools of a roster not confirmed yet.';

create table roster_person (
    district_id uuid    not null,
    import_id   uuid    not null,
    place       bigint  not null,
    line        bigint  not null,
    source_id   text    not null,
    given_name  text    not null,
    family_name text    not null,
    pronouns    text,
    email       text,
    username    text,
    gone        boolean not null,
    person_id   uuid,
    becomes     text,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
create index on roster_person (district_id, import_id, source_id);
create index on roster_person (district_id, import_id, person_id);
comment on table roster_person is 'scope: school. Kept with the roster that brought it. People of a roster not confirmed yet, and what becomes of each row: join, return, change, stay, leave; kept, who runs the district and is the last.';

create table roster_position (
    district_id   uuid    not null,
    import_id     uuid    not null,
    place         bigint  not null,
    line          bigint  not null,
    source_id     text    not null,
    person_source text    not null,
    org_source    text,
    kind          text    not null,
    subject       text,
    gone          boolean not null,
    person_id     uuid,
    school_id     uuid,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
create index on roster_position (district_id, import_id, source_id);
create index on roster_position (district_id, import_id, person_source);
create index on roster_position (district_id, import_id, person_id);
comment on table roster_position is 'scope: school. Kept with the roster that brought it. Positions of a roster not confirmed yet.';

create table roster_course (
    district_id uuid   not null,
    import_id   uuid   not null,
    place       bigint not null,
    line        bigint not null,
    source_id   text   not null,
    title       text   not null,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
create index on roster_course (district_id, import_id, source_id);
comment on table roster_course is 'scope: school. Kept with the roster that brought it. Courses of a roster not confirmed yet: they say what somebody teaches.';

create table roster_class (
    district_id uuid   not null,
    import_id   uuid   not null,
    place       bigint not null,
    line        bigint not null,
    source_id   text   not null,
    course      text   not null,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
create index on roster_class (district_id, import_id, source_id);
comment on table roster_class is 'scope: school. Kept with the roster that brought it. Classes of a roster not confirmed yet.';

create table roster_teaching (
    district_id   uuid   not null,
    import_id     uuid   not null,
    place         bigint not null,
    line          bigint not null,
    person_source text   not null,
    class         text   not null,
    primary key (district_id, import_id, place),
    foreign key (district_id, import_id) references roster_import on delete cascade
);
create index on roster_teaching (district_id, import_id, person_source);
comment on table roster_teaching is 'scope: school. Kept with the roster that brought it. Who teaches which class in a roster not confirmed yet.';

do $$
declare t text;
begin
    foreach t in array array['roster_import', 'roster_progress', 'roster_tally', 'roster_finding', 'roster_org',
        'roster_person', 'roster_position', 'roster_course', 'roster_class', 'roster_teaching'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy run_reads on %I for select to tl_app using (district_id = (select runs()))', t);
        execute format('create policy run_adds on %I for insert to tl_app with check (district_id = (select runs()))', t);
        execute format('create policy run_removes on %I for delete to tl_app using (district_id = (select runs()))', t);
        execute format('grant select, delete on %I to tl_app', t);
    end loop;
    foreach t in array array['roster_progress', 'roster_tally', 'roster_finding', 'roster_org',
        'roster_person', 'roster_position', 'roster_course', 'roster_class', 'roster_teaching'] loop
        execute format('grant insert on %I to tl_app', t);
    end loop;
    foreach t in array array['roster_import', 'roster_progress', 'roster_org', 'roster_person', 'roster_position'] loop
        execute format('create policy run_changes on %I for update to tl_app using (district_id = (select runs()))', t);
    end loop;
end $$;
drop policy run_adds on roster_import;
create policy run_adds on roster_import for insert to tl_app
    with check (district_id = (select runs()) and uploaded_by = (select me()));
grant insert (district_id, import_id, uploaded_by, file_name),
      update (version, complete, roles_complete, orgs_complete, by_person, subjects, read_at, applied_by, applied_at)
      on roster_import to tl_app;
grant update (step, done, expected, seen_at) on roster_progress to tl_app;
grant update (person_id, becomes) on roster_person to tl_app;
grant update (school_id) on roster_org to tl_app;
grant update (person_id, school_id, subject) on roster_position to tl_app;
