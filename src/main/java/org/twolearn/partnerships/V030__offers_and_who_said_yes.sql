create table partnership (
    partnership_id uuid        primary key,
    kind           text        not null check (kind in ('cycle', 'co-teach', 'model', 'visit', 'film', 'resource', 'think',
                                       'student work', 'open door', 'cover', 'thinking partners', 'principal and coach', 'else')),
    offered_by     uuid        not null references person (person_id),
    offered_at     timestamptz not null default now(),
    open_until     date        not null,
    closes_at      timestamptz not null, -- the end of that day where the people are, not where the server is
    unique (partnership_id, offered_by, offered_at, closes_at),
    unique (partnership_id, kind)
);
comment on table partnership is 'scope: partnership. Kept as long as TwoLearn is used; no words. Begins as an offer; holds no words and no state. The kind chooses what its page offers, never who may do what. A newcomer reads all of it.';

-- offered_at cannot be written, defaults to the start of the transaction and must match the offer's: so everyone is
-- invited in the one transaction that makes the offer, by the person who makes it, and nobody is slipped in later.
create table invitation (
    partnership_id uuid        not null,
    person_id      uuid        not null references person (person_id),
    offered_by     uuid        not null,
    offered_at     timestamptz not null default now(),
    closes_at      timestamptz not null,
    primary key (partnership_id, person_id),
    foreign key (partnership_id, offered_by, offered_at, closes_at)
        references partnership (partnership_id, offered_by, offered_at, closes_at)
        on update cascade on delete cascade
);
create index on invitation (person_id);
comment on table invitation is 'scope: partnership. Kept until an answer, or a day after its last day. Who has not answered yet; an answer, yes or no, removes the row. A newcomer reads all of it.';

create table membership (
    partnership_id uuid        not null references partnership on delete cascade,
    person_id      uuid        not null references person (person_id),
    joined_at      timestamptz not null default now(),
    left_at        timestamptz check (left_at >= joined_at),
    reads_from     timestamptz, -- empty for those who began it: they read all of it
    primary key (partnership_id, person_id)
);
create index on membership (person_id);
comment on table membership is 'scope: partnership. Kept as long as TwoLearn is used; no words. Who said yes, each for themselves; nobody has a role. A newcomer reads all of it.';
comment on column membership.person_id is 'Whose row it is.';

create table offer_words (
    partnership_id uuid        not null references partnership on delete cascade,
    version        int         not null check (version > 0),
    author         uuid        not null references person (person_id),
    words          bytea       not null,
    written_at     timestamptz not null default now(),
    primary key (partnership_id, version)
);
comment on table offer_words is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. What the offer says, and the changes that were suggested, in order.';

create table offer_yes (
    partnership_id uuid        not null references partnership on delete cascade,
    version        int         not null check (version > 0),
    person_id      uuid        not null references person (person_id),
    said_at        timestamptz not null default now(),
    primary key (partnership_id, version, person_id)
);
comment on table offer_yes is 'scope: partnership. Kept as long as TwoLearn is used; no words. Who said yes to which words of an offer, each for themselves; whoever wrote them needs no such row. A newcomer reads all of it.';
comment on column offer_yes.person_id is 'Whose row it is.';

create table past_offer (
    person_id      uuid not null references person (person_id),
    partnership_id uuid not null,
    offered_to     uuid not null references person (person_id),
    kind           text not null, -- what was offered, or 'join' for the invitation into what runs
    open_until     date not null,
    closes_at      timestamptz not null, -- the end of that day, or when it was taken back
    again_from     date not null,
    primary key (person_id, partnership_id, offered_to)
);
comment on table past_offer is 'scope: person. Kept until the same may be offered again. What somebody offered to whom, so that they do not ask the same again too soon. Only they read it; how it ended is not in it.';

-- What is mine opens on an admitted device only. Definers without a SET clause, so every name is qualified. They run as
-- tl_mine, which sees only the rows of whoever asks (below); as tl_app, reading membership would ask mine(), which reads
-- membership, ...
-- Those that whoever asks does not open, because they came to lead somebody in them (W9). None, until V034 says which.
create function paused() returns uuid[] language plpgsql stable parallel safe as $$ begin return '{}'; end $$;

-- For writing, which stays: worked out anew each time.
create function mine_now() returns uuid[] language plpgsql stable parallel safe security definer as $$
declare
    who uuid := public.me();
    not_now uuid[];
begin
    if public.admitted() is not true then return '{}'; end if;
    not_now := public.paused();
    return array(
        select m.partnership_id from public.membership m
         where m.person_id operator(pg_catalog.=) who and m.left_at is null
           and m.partnership_id operator(pg_catalog.<>) all (not_now));
end $$;

create function mine() returns uuid[] language plpgsql stable parallel restricted security definer as $$
begin
    return coalesce(public.worked_out('mine'), public.keep_worked_out('mine', public.mine_now()));
end $$;

create function invited() returns uuid[] language plpgsql stable parallel safe security definer as $$
declare who uuid := public.me();
begin
    -- Who is asked nothing at the moment, as nearly everybody, is answered by one look.
    if not exists (select from public.invitation i where i.person_id operator(pg_catalog.=) who) then return '{}'; end if;
    return array(select i.partnership_id from public.invitation i
                  where i.person_id operator(pg_catalog.=) who
                    and i.closes_at operator(pg_catalog.>) pg_catalog.now()
                    and public.admitted());
end $$;

-- Each thing that a policy asks costs a page something for every table it reads: what is asked together is worked out together.
create function mine_or_invited() returns uuid[] language plpgsql stable parallel restricted security definer as $$
begin
    return coalesce(public.worked_out('mine_or_invited'),
                    public.keep_worked_out('mine_or_invited', public.mine() operator(pg_catalog.||) public.invited()));
end $$;

revoke execute on function paused(), mine_now(), mine(), invited(), mine_or_invited() from public;
grant execute on function paused(), mine_now(), mine(), invited(), mine_or_invited() to tl_app;
grant execute on function admitted(), paused() to tl_mine;
alter function mine_now() owner to tl_mine;
alter function mine() owner to tl_mine;
alter function invited() owner to tl_mine;
alter function mine_or_invited() owner to tl_mine;
set local role tl_mine;
grant execute on function mine(), invited() to tl_owner;
set local role tl_owner;
grant select (partnership_id, person_id, left_at, reads_from) on membership to tl_mine;
grant select (partnership_id, person_id, closes_at) on invitation to tl_mine;

alter table offer_words enable row level security;
alter table offer_words force row level security;
alter table offer_yes enable row level security;
alter table offer_yes force row level security;
alter table past_offer enable row level security;
alter table past_offer force row level security;
alter table partnership enable row level security;
alter table partnership force row level security;
alter table invitation enable row level security;
alter table invitation force row level security;
alter table membership enable row level security;
alter table membership force row level security;

-- The version of an offer's words that stands: the newest by somebody who is in it or still asked. With their own eyes:
-- row-level security shows these functions what it shows whoever asks.
create function words_now(which uuid) returns int language sql stable parallel safe
    return coalesce((select max(w.version) from offer_words w
                      where w.partnership_id = which
                        and (exists (select from membership m where (m.partnership_id, m.person_id) = (w.partnership_id, w.author)
                                                                and m.reads_from is null)
                             or exists (select from invitation i where (i.partnership_id, i.person_id) = (w.partnership_id, w.author)
                                                                   and i.closes_at > now()))), 0);

-- Whether somebody who is in it wrote these words or said yes to them.
create function stood_behind(which uuid, said int) returns boolean language sql stable parallel safe
    return exists (select from membership m
                    where m.partnership_id = which and m.left_at is null
                      and (exists (select from offer_words w where (w.partnership_id, w.version, w.author) = (which, said, m.person_id))
                           or exists (select from offer_yes y where (y.partnership_id, y.version, y.person_id) = (which, said, m.person_id))));

-- Whether whoever asks said yes to the words that stand; with no words there is nothing but the kind to say it to.
create function said_yes(which uuid) returns boolean language sql stable parallel safe
    return words_now(which) = 0
        or exists (select from offer_yes y where (y.partnership_id, y.version, y.person_id) = (which, words_now(which), me()));

-- Every policy says for what and to whom: one without "for" would also decide who may write.
create policy those_asked_read on partnership for select to tl_app using (partnership_id = any ((select mine_or_invited())::uuid[]));
create policy offer_oneself on partnership for insert to tl_app
    with check (offered_by = (select me()) and (select admitted()));

create policy mine_reads on invitation for select to tl_mine using (person_id = me());
create policy those_asked_read on invitation for select to tl_app
    using (closes_at > now() and partnership_id = any ((select mine_or_invited())::uuid[]));
create policy invite_oneself on invitation for insert to tl_app
    with check (offered_by = (select me()) and (select admitted()));
create policy answer_for_oneself on invitation for delete to tl_app
    using (person_id = (select me()) and (select admitted()));

create policy mine_reads on membership for select to tl_mine using (person_id = me());
create policy definers_read on membership for select to tl_owner using (person_id = (select me()));
-- A yes is a yes to words: to those that stand, and only once somebody who is in it stands behind them (C1).
create policy accept_for_oneself on membership for insert to tl_app
    with check (person_id = (select me()) and reads_from is null and partnership_id = any ((select invited())::uuid[])
                and said_yes(partnership_id));
create policy leave_for_oneself on membership for update to tl_app
    using (person_id = (select me()) and left_at is null and (select admitted()))
    with check (left_at is not null);

-- Taking an offer back: whoever made it may call the open invitations off. As long as nobody else has said yes, all of
-- the offer goes with its words and keys; once somebody has, it is a partnership and nobody can remove it.
create policy come_to_nothing on partnership for delete to tl_app
    using (partnership_id = any ((select mine_now())::uuid[])
           and not exists (select 1 from membership m
                            where m.partnership_id = partnership.partnership_id and m.person_id <> partnership.offered_by));
create policy take_back on invitation for delete to tl_app
    using (offered_by = (select me()) and partnership_id = any ((select mine_now())::uuid[]));

create policy those_asked_read on offer_words for select to tl_app using (partnership_id = any ((select mine_or_invited())::uuid[]));
-- Never a number under which somebody said yes to words that have gone with their author.
create policy write_for_oneself on offer_words for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now() || invited())::uuid[])
                and not exists (select from offer_yes y where (y.partnership_id, y.version) = (offer_words.partnership_id, offer_words.version)));

create policy those_asked_read on offer_yes for select to tl_app using (partnership_id = any ((select mine_or_invited())::uuid[]));
create policy say_yes_for_oneself on offer_yes for insert to tl_app
    with check (person_id = (select me()) and version = words_now(partnership_id)
                and (partnership_id = any ((select mine_now())::uuid[])
                     or partnership_id = any ((select invited())::uuid[]) and stood_behind(partnership_id, version)));

-- "Not now" takes the suggested change along: nothing is left that names who was asked.
create policy take_along on offer_words for delete to tl_app
    using (author = (select me()) and partnership_id = any ((select invited())::uuid[]));

create policy own_read on past_offer for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy own_change on past_offer for update to tl_app
    using (person_id = (select me()) and (select admitted()));
create policy own_write on past_offer for insert to tl_app with check (person_id = (select me()) and (select admitted()));

grant select on partnership, invitation, membership, offer_words, offer_yes, past_offer to tl_app;
grant insert (partnership_id, version, author, words), delete on offer_words to tl_app;
grant insert (partnership_id, version, person_id) on offer_yes to tl_app;
grant insert, update (closes_at, again_from) on past_offer to tl_app;
grant insert (partnership_id, kind, offered_by, open_until, closes_at), delete on partnership to tl_app;
grant insert (partnership_id, person_id, offered_by, closes_at), delete on invitation to tl_app;
grant insert (partnership_id, person_id, reads_from), update (left_at) on membership to tl_app;
