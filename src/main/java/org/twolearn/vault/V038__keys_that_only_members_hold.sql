-- A key of a person's own, to which keys of words are wrapped: two public halves here, the private ones in reader_way,
-- sealed under something that only their person has. Whoever is in a partnership with them reads the public halves.
create table reader_key (
    person_id uuid        not null references person (person_id),
    epoch     int         not null check (epoch > 0),
    x25519    bytea       not null check (octet_length(x25519) = 44),
    ml_kem    bytea       not null check (octet_length(ml_kem) = 1206),
    made_at   timestamptz not null default now(),
    primary key (person_id, epoch)
);
comment on table reader_key is 'scope: person. Kept for good. The public halves of a key of somebody''s own, to which partners wrap the keys of words that only members hold.';

create table reader_way (
    person_id uuid        not null,
    epoch     int         not null,
    way       text        not null check (way = 'code' or way ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
    sealed    bytea       not null,
    made_at   timestamptz not null default now(),
    primary key (person_id, epoch, way),
    foreign key (person_id, epoch) references reader_key
);
comment on table reader_way is 'scope: person. Kept until the device is taken off or another code is printed. The private halves of a key of somebody''s own, once for each way in: a device, by its id, or the printed code. Opens with what that browser or that paper holds, and with nothing that is kept here.';

-- Each member's own yes, and after that each member's own wish to read with another key of theirs, which another member
-- answers by handing them the keys. Without the other's row nothing is wrapped to it.
create table reader_yes (
    partnership_id uuid        not null references partnership on delete cascade,
    person_id      uuid        not null,
    reader_epoch   int         not null,
    said_by        uuid        not null references person (person_id),
    said_at        timestamptz not null default clock_timestamp(),
    primary key (partnership_id, person_id, reader_epoch, said_by),
    foreign key (person_id, reader_epoch) references reader_key
);
create index on reader_yes (person_id, reader_epoch);
create index on reader_yes (said_by);
comment on table reader_yes is 'scope: partnership. Kept as long as the partnership; a yes can be taken back until all have said it, and a newcomer''s goes with the question. Who said yes to keys that only members hold, with which key of their own, and who handed whom the keys. A newcomer reads all of it.';

comment on column reader_yes.said_by is 'Whose row it is.';

create table members_only (
    partnership_id uuid        primary key references partnership on delete cascade,
    since          timestamptz not null default clock_timestamp(),
    gone           uuid[]      not null default '{}',
    owners         uuid[]      not null default '{}', -- of their keys, in the same order
    epochs         int[]       not null default '{}',
    cleared_at     timestamptz
);
comment on table members_only is 'scope: partnership. Kept as long as the partnership; nobody can take it back. Since when only the members hold the keys, and which secrets of the key store went. A newcomer reads all of it.';

create table member_key (
    partnership_id uuid  not null,
    owner          uuid  not null,
    epoch          int   not null,
    reader         uuid  not null,
    reader_epoch   int   not null,
    secret         uuid  not null, -- the key's own in the key store, without which it does not open: so erasing takes all of these along
    sealed         bytea not null,
    primary key (partnership_id, owner, epoch, reader, reader_epoch),
    foreign key (partnership_id, owner, epoch) references partnership_key on delete cascade,
    foreign key (reader, reader_epoch) references reader_key
);
create index on member_key (reader, reader_epoch);
comment on table member_key is 'scope: partnership. Kept as long as its key of words, and useless once that is erased. A key of words wrapped to one member''s own key, which opens it; useless without the key store. A newcomer reads all of it.';

alter table reader_key enable row level security;
alter table reader_key force row level security;
alter table reader_way enable row level security;
alter table reader_way force row level security;
alter table reader_yes enable row level security;
alter table reader_yes force row level security;
alter table members_only enable row level security;
alter table members_only force row level security;
alter table member_key enable row level security;
alter table member_key force row level security;

create policy own_read on reader_key for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy partners_read on reader_key for select to tl_app using (person_id = any ((select partners())::uuid[]));
create policy askers_read on reader_key for select to tl_app
    using (person_id in (select j.person_id from joining j where j.partnership_id = any ((select mine())::uuid[])));
create policy own_make on reader_key for insert to tl_app with check (person_id = (select me()) and (select admitted()));
grant select on reader_key to tl_app;
grant insert (person_id, epoch, x25519, ml_kem) on reader_key to tl_app;

create policy own_read on reader_way for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_make on reader_way for insert to tl_app with check (person_id = (select me()) and (select admitted()));
create policy own_remove on reader_way for delete to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_replace on reader_way for update to tl_app
    using (person_id = (select me()) and (select admitted()));
grant select, delete, update (sealed) on reader_way to tl_app;
grant insert (person_id, epoch, way, sealed) on reader_way to tl_app;

create policy those_asked_read on members_only for select to tl_app using (partnership_id = any ((select mine_or_welcomed())::uuid[]));

create function asks_here(place uuid, whose uuid, which int) returns boolean language plpgsql stable as $$
begin
    return exists (select from public.reader_yes y
                    where y.partnership_id operator(pg_catalog.=) place and y.person_id operator(pg_catalog.=) whose
                      and y.reader_epoch operator(pg_catalog.=) which and y.said_by operator(pg_catalog.=) whose);
end $$;
revoke execute on function asks_here(uuid, uuid, int) from public;
grant execute on function asks_here(uuid, uuid, int) to tl_app;

create policy those_asked_read on reader_yes for select to tl_app using (partnership_id = any ((select mine_or_welcomed())::uuid[]));
create policy say_for_oneself on reader_yes for insert to tl_app
    with check (said_by = (select me()) and person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- To what is chosen already: who has not joined has no part in choosing it.
create policy welcomed_says on reader_yes for insert to tl_app
    with check (said_by = (select me()) and person_id = (select me()) and partnership_id = any ((select welcomed())::uuid[])
        and exists (select from members_only o where o.partnership_id = reader_yes.partnership_id));
create policy hand_over on reader_yes for insert to tl_app
    with check (said_by = (select me()) and person_id <> (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from members_only o where o.partnership_id = reader_yes.partnership_id)
        and asks_here(partnership_id, person_id, reader_epoch));
create policy take_back on reader_yes for delete to tl_app
    using (said_by = (select me()) and person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and not exists (select from members_only o where o.partnership_id = reader_yes.partnership_id));
grant select, delete on reader_yes to tl_app;
grant insert (partnership_id, person_id, reader_epoch, said_by) on reader_yes to tl_app;

create policy members_read on member_key for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy welcomed_reads on member_key for select to tl_app
    using (reader = (select me()) and partnership_id = any ((select welcomed())::uuid[]));
-- For taking one's own words along, also after one has left.
create policy own_read on member_key for select to tl_app
    using (reader = (select me()) and owner = (select me()) and (select admitted()));
create policy members_wrap on member_key for insert to tl_app
    with check (partnership_id = any ((select mine_now())::uuid[])
        and asks_here(partnership_id, reader, reader_epoch)
        and (exists (select from membership m
                      where (m.partnership_id, m.person_id) = (member_key.partnership_id, member_key.reader) and m.left_at is null)
             or exists (select from joining j
                         where (j.partnership_id, j.person_id) = (member_key.partnership_id, member_key.reader)
                           and j.closes_at > now())));
grant select on member_key to tl_app;
grant insert (partnership_id, owner, epoch, reader, reader_epoch, secret, sealed) on member_key to tl_app;

-- Whose keys open a partnership's words: who said yes while all did, and who was handed the keys since.
create function reads_here(place uuid) returns table (person_id uuid, epoch int) language plpgsql stable as $$
begin
    return query
    select y.person_id, y.reader_epoch from public.reader_yes y
     where y.partnership_id operator(pg_catalog.=) place and y.said_by operator(pg_catalog.=) y.person_id
       and (exists (select from public.members_only o
                     where o.partnership_id operator(pg_catalog.=) place and o.since operator(pg_catalog.>=) y.said_at)
            or exists (select from public.reader_yes h
                        where h.partnership_id operator(pg_catalog.=) place and h.person_id operator(pg_catalog.=) y.person_id
                          and h.reader_epoch operator(pg_catalog.=) y.reader_epoch and h.said_by operator(pg_catalog.<>) h.person_id))
       and (exists (select from public.membership m
                     where m.partnership_id operator(pg_catalog.=) place and m.person_id operator(pg_catalog.=) y.person_id and m.left_at is null)
            -- Who is still asked, by two at least: what becomes of the question otherwise is nobody's to read.
            or exists (select from public.joining j
                        where j.partnership_id operator(pg_catalog.=) place and j.person_id operator(pg_catalog.=) y.person_id
                          and j.closes_at operator(pg_catalog.>) pg_catalog.now()
                          and 2 operator(pg_catalog.<=) (
                              select pg_catalog.count(*) from public.membership m
                               where m.partnership_id operator(pg_catalog.=) place and m.left_at is null)));
end $$;

-- How it stands, for a page about the partnership that knows who left it: whether only its members hold its keys, who would
-- have it so or has, and who waits to be handed them.
create function who_holds(place uuid, former uuid[]) returns table (members_only boolean, said_yes uuid[], ask_for_keys uuid[])
language sql stable parallel safe
begin atomic
    with yes as materialized (select y.* from reader_yes y where y.partnership_id = place)
    select o.since is not null,
           array(select distinct y.person_id from yes y where y.said_by = y.person_id),
           array(select distinct y.person_id from yes y
                  where y.said_by = y.person_id and y.said_at > o.since and y.person_id <> all (coalesce(former, '{}'))
                    and not exists (select from yes h
                                     where (h.person_id, h.reader_epoch) = (y.person_id, y.reader_epoch) and h.said_by <> h.person_id))
      from (values (place)) as here (place) left join members_only o on o.partnership_id = here.place;
end;

-- Whether everybody who is in it has said yes, nobody can still come in by the offer, and each key that was wrapped to one of
-- them is wrapped to all of them, under one new secret.
create function all_hold(place uuid) returns boolean language plpgsql stable as $$
begin
    return 2 operator(pg_catalog.<=) (select pg_catalog.count(*) from public.membership m
                                       where m.partnership_id operator(pg_catalog.=) place and m.left_at is null)
       and not exists (select from public.invitation i where i.partnership_id operator(pg_catalog.=) place)
       and not exists (
           select from public.membership m
            where m.partnership_id operator(pg_catalog.=) place and m.left_at is null
              and not exists (select from public.reader_yes y
                               where y.partnership_id operator(pg_catalog.=) place
                                 and y.person_id operator(pg_catalog.=) m.person_id and y.said_by operator(pg_catalog.=) m.person_id))
       and not exists (
           select from public.member_key k
             join public.membership m on m.partnership_id operator(pg_catalog.=) k.partnership_id and m.left_at is null
            where k.partnership_id operator(pg_catalog.=) place
              and not exists (
                  select from public.member_key o
                    join public.reader_yes y on y.partnership_id operator(pg_catalog.=) o.partnership_id
                     and y.person_id operator(pg_catalog.=) o.reader and y.reader_epoch operator(pg_catalog.=) o.reader_epoch
                     and y.said_by operator(pg_catalog.=) o.reader
                   where o.partnership_id operator(pg_catalog.=) place
                     and o.owner operator(pg_catalog.=) k.owner and o.epoch operator(pg_catalog.=) k.epoch
                     and o.secret operator(pg_catalog.=) k.secret and o.reader operator(pg_catalog.=) m.person_id));
end $$;
revoke execute on function reads_here(uuid), all_hold(uuid) from public;
grant execute on function reads_here(uuid), all_hold(uuid) to tl_app;

create policy all_have_said_yes on members_only for insert to tl_app
    with check (partnership_id = any ((select mine_now())::uuid[]) and all_hold(partnership_id));
grant select, insert (partnership_id) on members_only to tl_app;

-- Yes, taking it back, handing over, making a key and leaving wait for each other, one partnership at a time: who makes a
-- key wraps it to all who are in it at that moment, and nobody else.
create function one_by_one() returns trigger language plpgsql as $$
declare place pg_catalog.uuid := case when tg_op operator(pg_catalog.=) 'DELETE' then old.partnership_id else new.partnership_id end;
begin
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(place::pg_catalog.text, 38));
    if tg_op operator(pg_catalog.=) 'DELETE' then
        -- Once more, as who was waited for may have been the last: what a policy found is older than that.
        if current_user operator(pg_catalog.=) 'tl_app'
           and exists (select from public.members_only o where o.partnership_id operator(pg_catalog.=) place) then
            raise insufficient_privilege;
        end if;
        return old;
    end if;
    -- Having waited: who is second is later, also where the clock was put back.
    if tg_table_name operator(pg_catalog.=) 'reader_yes' then
        new.said_at := greatest(pg_catalog.clock_timestamp(), (
            select o.since operator(pg_catalog.+) '1 microsecond'::pg_catalog.interval from public.members_only o
             where o.partnership_id operator(pg_catalog.=) place));
    else
        new.since := greatest(pg_catalog.clock_timestamp(), (
            select pg_catalog.max(y.said_at) from public.reader_yes y where y.partnership_id operator(pg_catalog.=) place));
    end if;
    return new;
end $$;
create trigger a_yes_waits before insert or delete on reader_yes for each row execute function one_by_one();
create trigger all_wait before insert on members_only for each row execute function one_by_one();

-- Where only members hold the keys, the server wraps none; elsewhere nobody makes one that the server does not wrap.
create function who_wraps() returns trigger language plpgsql as $$
begin
    perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(new.partnership_id::pg_catalog.text, 38));
    if (new.wrapped is null) is distinct from
       exists (select from public.members_only o where o.partnership_id operator(pg_catalog.=) new.partnership_id) then
        raise insufficient_privilege;
    end if;
    return new;
end $$;
create trigger says_who_wraps before insert on partnership_key for each row execute function who_wraps();

-- Once the row is there that only all of them together can make: each key that is wrapped to them is the server's no longer,
-- and nothing more is sealed with it, as the server has had it in its hands.
create function members_hold() returns trigger language plpgsql security definer as $$
begin
    update public.members_only o set (gone, owners, epochs) = (
        select coalesce(pg_catalog.array_agg(k.secret order by k.secret), '{}'),
               coalesce(pg_catalog.array_agg(k.owner order by k.secret), '{}'),
               coalesce(pg_catalog.array_agg(k.epoch order by k.secret), '{}')
          from public.partnership_key k
         where k.partnership_id operator(pg_catalog.=) new.partnership_id and k.wrapped is not null and k.erased_at is null
           and exists (select from public.member_key m
                        where m.partnership_id operator(pg_catalog.=) k.partnership_id
                          and m.owner operator(pg_catalog.=) k.owner and m.epoch operator(pg_catalog.=) k.epoch))
     where o.partnership_id operator(pg_catalog.=) new.partnership_id;
    update public.partnership_key k set secret = m.secret, wrapped = null
      from public.member_key m
     where k.partnership_id operator(pg_catalog.=) new.partnership_id and k.wrapped is not null and k.erased_at is null
       and m.partnership_id operator(pg_catalog.=) k.partnership_id
       and m.owner operator(pg_catalog.=) k.owner and m.epoch operator(pg_catalog.=) k.epoch
       and m.reader operator(pg_catalog.=) public.me();
    update public.partnership_key k set retired_at = pg_catalog.now()
     where k.partnership_id operator(pg_catalog.=) new.partnership_id and k.retired_at is null;
    return null;
end $$;
-- Of who was asked to join and did not, nothing stays.
create function newcomer_gone() returns trigger language plpgsql security definer as $$
begin
    if exists (select from public.membership m
                where m.partnership_id operator(pg_catalog.=) old.partnership_id
                  and m.person_id operator(pg_catalog.=) old.person_id) then return null; end if;
    delete from public.member_key k
     where k.partnership_id operator(pg_catalog.=) old.partnership_id and k.reader operator(pg_catalog.=) old.person_id;
    delete from public.reader_yes y
     where y.partnership_id operator(pg_catalog.=) old.partnership_id and y.person_id operator(pg_catalog.=) old.person_id;
    return null;
end $$;
create trigger leaves_nothing after delete on joining for each row execute function newcomer_gone();

revoke execute on function one_by_one(), who_wraps(), members_hold(), newcomer_gone() from public;
create trigger the_server_lets_go after insert on members_only for each row execute function members_hold();

create policy members_let_go on members_only for select to tl_owner using (true);
create policy members_let_go on member_key for select to tl_owner using (true);
create policy newcomers_go on reader_yes for select to tl_owner using (true);
create policy newcomers_are_gone on reader_yes for delete to tl_owner using (true);
create policy newcomers_are_gone on member_key for delete to tl_owner using (true);
create policy definers_clear on members_only for update to tl_owner using (true) with check (true);

-- Who comes into such a partnership holds its keys before they are in; also in the moment in which the last one says yes, as
-- joining and choosing wait for each other, and what a policy finds is older than that.
create function joins_with_the_keys() returns trigger language plpgsql as $$
begin
    perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(new.partnership_id::pg_catalog.text, 38));
    if current_user operator(pg_catalog.=) 'tl_app'
       and exists (select from public.members_only o where o.partnership_id operator(pg_catalog.=) new.partnership_id)
       and not exists (select from public.reads_here(new.partnership_id) r where r.person_id operator(pg_catalog.=) new.person_id) then
        raise insufficient_privilege;
    end if;
    return new;
end $$;
revoke execute on function joins_with_the_keys() from public;
create trigger joining_waits before insert on membership for each row execute function joins_with_the_keys();

-- What members alone hold is no affair of the server's key.
alter policy keys_wrap_anew on partnership_key using (wrapped is not null);
