-- A colleague whom a member of a running partnership would like to have with them. They are asked once every member has
-- said yes; until then they cannot know of it. Nothing of it stays: an answer, a "no" or the date removes the row.
create table joining (
    partnership_id uuid        not null,
    person_id      uuid        not null references person (person_id),
    asked_by       uuid        not null,
    kind           text        not null check (kind <> ''), -- the partnership's own, for who does not read that row yet
    asked_at       timestamptz not null default now(),
    open_until     date        not null,
    closes_at      timestamptz not null, -- the end of that day where the people are
    primary key (partnership_id, person_id),
    foreign key (partnership_id, kind) references partnership (partnership_id, kind) on delete cascade,
    foreign key (partnership_id, asked_by) references membership
);
create index on joining (person_id);
comment on table joining is 'scope: partnership. Kept until an answer, or a day after its last day. Who is asked into a running partnership, as long as it is open. A newcomer reads all of it.';

create table joining_yes (
    partnership_id uuid        not null,
    person_id      uuid        not null,
    member         uuid        not null,
    said_at        timestamptz not null default now(),
    primary key (partnership_id, person_id, member),
    foreign key (partnership_id, person_id) references joining on delete cascade,
    foreign key (partnership_id, member) references membership
);
comment on table joining_yes is 'scope: partnership. Kept as long as the question is open. Who said yes to a newcomer, each for themselves; each reads their own. A newcomer reads all of it.';
comment on column joining_yes.member is 'Whose row it is.';

create table joining_words (
    partnership_id uuid        not null,
    person_id      uuid        not null,
    version        int         not null check (version > 0),
    author         uuid        not null references person (person_id),
    words          bytea       not null,
    said_at        timestamptz not null default now(),
    primary key (partnership_id, person_id, version),
    foreign key (partnership_id, person_id) references joining on delete cascade
);
comment on table joining_words is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Why a newcomer is asked, and the changes that were suggested, in order. A newcomer reads all of it.';

-- Where I am asked and all who are in it have said yes. Needs the policies for tl_owner below, which show it no more.
create function welcomed() returns uuid[] language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    -- Every policy of a partnership comes by here, and nearly nobody is being asked.
    if not exists (select from public.joining j where j.person_id operator(pg_catalog.=) who) then return '{}'; end if;
    return array(select j.partnership_id from public.joining j
                  where j.person_id operator(pg_catalog.=) who
                    and j.closes_at operator(pg_catalog.>) pg_catalog.now()
                    and 2 operator(pg_catalog.<=) (
                        select pg_catalog.count(*) from public.membership m
                         where m.partnership_id operator(pg_catalog.=) j.partnership_id and m.left_at is null)
                    and not exists (
                        select from public.membership m
                         where m.partnership_id operator(pg_catalog.=) j.partnership_id and m.left_at is null
                           and not exists (
                               select from public.joining_yes y
                                where y.partnership_id operator(pg_catalog.=) j.partnership_id
                                  and y.person_id operator(pg_catalog.=) j.person_id
                                  and y.member operator(pg_catalog.=) m.person_id))
                    and public.admitted());
end $$;

create function mine_or_welcomed() returns uuid[] language plpgsql stable parallel restricted security definer as $$
begin
    return coalesce(public.worked_out('mine_or_welcomed'),
                    public.keep_worked_out('mine_or_welcomed', public.mine() operator(pg_catalog.||) public.welcomed()));
end $$;

-- Where whoever asks finds who is in it: as a member, asked at first or asked into what runs.
create function found() returns uuid[] language plpgsql stable parallel restricted security definer as $$
begin
    return coalesce(public.worked_out('found'),
                    public.keep_worked_out('found', public.mine_or_invited() operator(pg_catalog.||) public.welcomed()));
end $$;

-- Where what was written before I came stays closed to me: empty for nearly everybody.
create function came_later() returns uuid[] language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    return array(
        select m.partnership_id from public.membership m
         where m.person_id operator(pg_catalog.=) who and m.left_at is null and m.reads_from is not null)
           operator(pg_catalog.||) public.welcomed();
end $$;

-- Where it does not, also once one has left; and since when I read in another: what the restrictive policies (V099) ask. It
-- says where all may be read, and not where it may not: who keeps a transaction open while they join finds less by it, never more.
create function from_the_start() returns uuid[] language plpgsql stable parallel restricted security definer as $$
declare
    known uuid[] := public.worked_out('from_the_start');
    who uuid;
begin
    if known is not null then return known; end if;
    who := public.me();
    return public.keep_worked_out('from_the_start', array(
        select m.partnership_id from public.membership m
         where m.person_id operator(pg_catalog.=) who and m.reads_from is null)
           operator(pg_catalog.||) public.invited());
end $$;

create function reads_from(place uuid) returns timestamptz language plpgsql stable parallel safe security definer as $$
begin
    return (select m.reads_from from public.membership m
             where m.partnership_id operator(pg_catalog.=) place and m.person_id operator(pg_catalog.=) public.me());
end $$;

revoke execute on function welcomed(), mine_or_welcomed(), found(), came_later(), from_the_start(), reads_from(uuid) from public;
grant execute on function welcomed(), mine_or_welcomed(), found(), from_the_start(), reads_from(uuid) to tl_app;
grant execute on function welcomed() to tl_mine;
alter function mine_or_welcomed() owner to tl_mine;
alter function found() owner to tl_mine;
alter function came_later() owner to tl_mine;
alter function from_the_start() owner to tl_mine;
alter function reads_from(uuid) owner to tl_mine;
set local role tl_mine;
grant execute on function came_later() to tl_owner;
set local role tl_owner;

alter table joining enable row level security;
alter table joining force row level security;
alter table joining_yes enable row level security;
alter table joining_yes force row level security;
alter table joining_words enable row level security;
alter table joining_words force row level security;

create policy asked_reads on joining for select to tl_owner using (person_id = (select me()));
create policy asked_reads on joining_yes for select to tl_owner using (person_id = (select me()));
create policy asked_reads on membership for select to tl_owner
    using (partnership_id in (select j.partnership_id from joining j where j.person_id = (select me())));

create policy members_read on joining for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy welcomed_reads on joining for select to tl_app
    using (person_id = (select me()) and partnership_id = any ((select welcomed())::uuid[]));
-- Who was a member once is not asked again: they begin a new one together.
create policy ask_for_oneself on joining for insert to tl_app
    with check (asked_by = (select me()) and partnership_id = any ((select mine_now())::uuid[])
                and not exists (select from membership m
                                 where (m.partnership_id, m.person_id) = (joining.partnership_id, joining.person_id)));
create policy members_end on joining for delete to tl_app using (partnership_id = any ((select mine_now())::uuid[]));
create policy answer_for_oneself on joining for delete to tl_app
    using (person_id = (select me()) and partnership_id = any ((select welcomed())::uuid[]));

create policy own_read on joining_yes for select to tl_app
    using (member = (select me()) and partnership_id = any ((select mine())::uuid[]));
create policy say_yes_for_oneself on joining_yes for insert to tl_app
    with check (member = (select me()) and partnership_id = any ((select mine_now())::uuid[]));

create policy members_read on joining_words for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy welcomed_reads on joining_words for select to tl_app
    using (person_id = (select me()) and partnership_id = any ((select welcomed())::uuid[]));
create policy members_write on joining_words for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
create policy welcomed_suggests on joining_words for insert to tl_app
    with check (author = (select me()) and person_id = (select me()) and partnership_id = any ((select welcomed())::uuid[]));

create policy those_asked_read on membership for select to tl_app using (partnership_id = any ((select found())::uuid[]));
create policy join_for_oneself on membership for insert to tl_app
    with check (person_id = (select me()) and reads_from = now() and partnership_id = any ((select welcomed())::uuid[])
                -- Not on words of their own, which nobody in it has said: "who asked says so first".
                and (select me()) is distinct from (
                    select w.author from joining_words w
                     where (w.partnership_id, w.person_id) = (membership.partnership_id, membership.person_id)
                     order by w.version desc limit 1));

grant select on joining, joining_yes, joining_words to tl_app;
grant insert (partnership_id, person_id, asked_by, kind, open_until, closes_at), delete on joining to tl_app;
grant insert (partnership_id, person_id, member) on joining_yes to tl_app;
grant insert (partnership_id, person_id, version, author, words) on joining_words to tl_app;
