-- W10. What program runs here is part of the rules. Each start of another one is added, and stays.
create table release_started (
    place       bigint      primary key generated always as identity,
    started_at  timestamptz not null default now(),
    version     text        not null check (length(version) between 1 and 100),
    commit_id   text        not null check (commit_id ~ '^([0-9a-f]{40}|unknown)$'),
    fingerprint text        not null check (fingerprint ~ '^[0-9a-f]{64}$')
);
comment on table release_started is 'scope: school. Kept for good. Each release that was started here after another one, with the SHA-256 of its files. All staff read it.';
alter table release_started enable row level security;
create policy staff_read on release_started for select to tl_app using ((select my_district()) is not null);
grant select on release_started to tl_app;

-- A start adds the line as the owner: the program's own role can add none. Two that start at once wait for each other.
create function remember_release(version text, commit_id text, fingerprint text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('public.release_started', 1));
    insert into public.release_started (version, commit_id, fingerprint)
    select remember_release.version, remember_release.commit_id, remember_release.fingerprint
     where remember_release.fingerprint is distinct from
           (select r.fingerprint from public.release_started r order by r.place desc limit 1);
    return found;
end $$;
revoke execute on function remember_release(text, text, text) from public;
