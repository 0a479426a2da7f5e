create table share_key (
    person_id uuid  not null references person (person_id),
    share_id  uuid  not null,
    epoch     int   not null check (epoch > 0),
    secret    uuid  not null unique,
    wrapped   bytea not null,
    erased_at timestamptz,
    primary key (person_id, share_id, epoch)
);
create index on share_key (share_id);
comment on table share_key is 'scope: person. Kept as long as the share, and useless once erased. The key of somebody''s words in one share, wrapped; useless without the key store, and for good once erased. Apart from every other key, so that who is shown a copy can open nothing else.';

-- Who else reads it is said where shares are made (V080).
alter table share_key enable row level security;
alter table share_key force row level security;
create policy own_read on share_key for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_add on share_key for insert to tl_app with check (person_id = (select me()) and (select admitted()));
create policy own_erase on share_key for update to tl_app
    using (person_id = (select me()) and (select admitted())) with check (erased_at is not null);
grant select, update (erased_at) on share_key to tl_app;
grant insert (person_id, share_id, epoch, secret, wrapped) on share_key to tl_app;
