create table share (
    person_id      uuid        not null references person (person_id),
    share_id       uuid        not null unique,
    partnership_id uuid        references partnership,
    recipient      uuid        not null references person (person_id),
    shared_at      timestamptz not null default now(),
    until_day      date        not null,
    closes_at      timestamptz not null, -- the end of that day where the people are
    what           text        not null check (what in ('note', 'meeting', 'topic', 'goal', 'single')),
    revoked_at     timestamptz,
    primary key (person_id, share_id),
    foreign key (partnership_id, person_id) references membership,
    check (recipient <> person_id),
    check (closes_at > shared_at and closes_at <= shared_at + interval '400 days')
);
create index on share (recipient);
create index on share (partnership_id);
comment on table share is 'scope: person. Kept four hundred days after its end. That somebody shows copies of their own to one colleague until a day, and how much, in one word. Members of the partnership it is from read it, and while it is open whom it is shown to.';

create table share_piece (
    person_id uuid        not null references person (person_id),
    share_id  uuid        not null references share (share_id) on delete cascade,
    partnership_id uuid, -- as the share says: whoever erases their words there, also after they left, finds these by it
    piece_id  uuid        not null,
    words     bytea       not null,
    copied_at timestamptz not null default now(),
    primary key (share_id, person_id, piece_id)
);
create index on share_piece (person_id);
comment on table share_piece is 'scope: person. Kept thirty days after its end. A copy of somebody''s words, or of what was counted in their classroom, put into a share by themselves. There is no other way in: the row is their yes.';

create table share_ask (
    person_id uuid not null references person (person_id),
    share_id  uuid not null references share (share_id) on delete cascade,
    piece_id  uuid not null,
    primary key (person_id, share_id, piece_id)
);
create index on share_ask (share_id);
comment on table share_ask is 'scope: person. Kept until either answer or its day. That a partner is asked to add a copy of their own words to a share. They read it, nobody else; either answer removes it.';

create table share_put_away (
    person_id uuid not null references person (person_id),
    share_id  uuid not null references share (share_id) on delete cascade,
    primary key (person_id, share_id)
);
create index on share_put_away (share_id);
comment on table share_put_away is 'scope: person. Kept as long as the share. That somebody has read that a partner began to show something.';

create table share_look (
    person_id uuid        not null,
    share_id  uuid        not null,
    reader    uuid        not null references person (person_id),
    hour      timestamptz not null default date_trunc('hour', now(), 'UTC'),
    salt      uuid        default gen_random_uuid(),
    primary key (person_id, share_id, reader, hour),
    foreign key (person_id, share_id) references share on delete cascade
);
create index on share_look (share_id, reader);
comment on table share_look is 'scope: person. Kept as long as the share. That whom it is shown to opened a share, once an hour. Without this row there is nothing to read. The salt keeps the digests of the chain from saying who.';

alter table share enable row level security;
alter table share force row level security;
alter table share_piece enable row level security;
alter table share_piece force row level security;
alter table share_ask enable row level security;
alter table share_ask force row level security;
alter table share_put_away enable row level security;
alter table share_put_away force row level security;
alter table share_look enable row level security;
alter table share_look force row level security;

-- Where copies of one's own words stand, whoever shows them. Also who left, or is outside, looks after these: who looked, and
-- taking them out. PostgreSQL asks policies from the last name to the first: this one costs most. A definer, since the policies of shares and of what is in them would ask each other.
create function shows_mine() returns uuid[] language plpgsql stable parallel safe security definer as $$
begin
    return array(select distinct p.share_id from public.share_piece p
                  where p.person_id operator(pg_catalog.=) public.me() and public.admitted());
end $$;
revoke execute on function shows_mine() from public;
grant execute on function shows_mine() to tl_app;
create policy own_found on share_piece for select to tl_owner using (person_id = (select me()));
create policy authors_read on share for select to tl_app using (share_id = any ((select shows_mine())::uuid[]));
create policy authors_read on share_look for select to tl_app using (share_id = any ((select shows_mine())::uuid[]));

-- Nobody has a way to make it last longer: the day has no update grant. Showing again makes new copies.
create policy own_read on share for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy members_read on share for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy shown_reads on share for select to tl_app
    using (recipient = (select me()) and (select admitted()) and revoked_at is null and closes_at > now());
create policy from_joining on share as restrictive for select to tl_app
    using (partnership_id is null or me() in (person_id, recipient)
           or partnership_id = any ((select from_the_start())::uuid[])
           or shared_at >= reads_from(partnership_id));
create policy share_ones_own on share for insert to tl_app
    with check (person_id = (select me()) and (select admitted())
                and (partnership_id is null or partnership_id = any ((select mine_now())::uuid[]))
                and exists (select from person p where p.person_id = share.recipient));
create policy end_ones_own on share for update to tl_app
    using (person_id = (select me()) and (select admitted()) and revoked_at is null)
    with check (revoked_at is not null);

create policy asked_reads on share_ask for select to tl_app
    using (person_id = (select me())
           and exists (select from share s where s.share_id = share_ask.share_id and s.partnership_id = any ((select mine())::uuid[])));
create policy sharer_asks on share_ask for insert to tl_app
    with check ((select admitted()) and person_id <> (select me())
                and exists (select from share s
                             where s.share_id = share_ask.share_id and s.person_id = (select me()) and s.shared_at = now()));
create policy answer_for_oneself on share_ask for delete to tl_app using (person_id = (select me()) and (select admitted()));

create policy own_read on share_put_away for select to tl_app using (person_id = (select me()) and (select admitted()));
create policy put_away_for_oneself on share_put_away for insert to tl_app
    with check (person_id = (select me()) and (select admitted())
                and exists (select from share s
                             where s.share_id = share_put_away.share_id and s.partnership_id = any ((select mine_now())::uuid[])));

create policy own_read on share_piece for select to tl_app using (person_id = (select me()) and (select admitted()));
-- Who shows it reads what their partners added as their partner only: not when they have left or their access is paused.
create policy members_read on share_piece for select to tl_app
    using (exists (select from share s
                    where s.share_id = share_piece.share_id and s.partnership_id = any ((select mine())::uuid[])));
-- W4: whom it is shown to reads only what they have been noted to open in this hour.
create policy shown_reads on share_piece for select to tl_app
    using (exists (select from share s
                    where s.share_id = share_piece.share_id and s.recipient = (select me())
                      and s.revoked_at is null and s.closes_at > now())
           and exists (select from share_look l
                        where l.share_id = share_piece.share_id and l.reader = (select me())
                          and l.hour = date_trunc('hour', now(), 'UTC')));
-- Who shares puts in their own in the very moment of sharing; a partner who is asked, theirs while it is open.
create policy copy_ones_own on share_piece for insert to tl_app
    with check (person_id = (select me()) and (select admitted())
                and exists (select from share s
                             where s.share_id = share_piece.share_id and s.revoked_at is null and s.closes_at > now()
                               and s.partnership_id is not distinct from share_piece.partnership_id
                               and (s.person_id = (select me()) and s.shared_at = now()
                                    or s.partnership_id = any ((select mine_now())::uuid[])
                                       and exists (select from share_ask a
                                                    where (a.person_id, a.share_id, a.piece_id)
                                                          = (share_piece.person_id, share_piece.share_id, share_piece.piece_id)))));
create policy take_back_ones_own on share_piece for delete to tl_app
    using (person_id = (select me()) and (select admitted()));

create policy own_read on share_look for select to tl_app using (reader = (select me()) and (select admitted()));
create policy members_read on share_look for select to tl_app
    using (exists (select from share s
                    where s.share_id = share_look.share_id
                      and (s.person_id = (select me()) or s.partnership_id = any ((select mine())::uuid[]))));
create policy look_for_oneself on share_look for insert to tl_app
    with check (reader = (select me()) and (select admitted())
                and exists (select from share s
                             where (s.person_id, s.share_id) = (share_look.person_id, share_look.share_id)
                               and s.recipient = (select me()) and s.revoked_at is null and s.closes_at > now()));

alter table share_key add foreign key (share_id) references share (share_id) on delete cascade;
create policy with_the_words on share_key for select to tl_app
    using (exists (select from share_piece p where (p.person_id, p.share_id) = (share_key.person_id, share_key.share_id)));

grant select on share, share_piece, share_ask, share_put_away, share_look to tl_app;
grant insert (person_id, share_id, partnership_id, recipient, until_day, closes_at, what), update (revoked_at) on share to tl_app;
grant insert (person_id, share_id, partnership_id, piece_id, words), delete on share_piece to tl_app;
grant insert (person_id, share_id, piece_id), delete on share_ask to tl_app;
grant insert (person_id, share_id) on share_put_away to tl_app;
grant insert (person_id, share_id, reader) on share_look to tl_app;

-- What was shown and is over: the question at once, the copies after a month, that it was shown after a year.
create policy jobs_read on share for select to tl_jobs using (true);
create policy due on share_ask for delete to tl_jobs
    using (exists (select from share s where s.share_id = share_ask.share_id
                      and least(s.revoked_at, s.closes_at) < now()));
create policy due on share_piece for delete to tl_jobs
    using (exists (select from share s where s.share_id = share_piece.share_id
                      and least(s.revoked_at, s.closes_at) < now() - interval '30 days'));
create policy due on share for delete to tl_jobs using (least(revoked_at, closes_at) < now() - interval '400 days');
grant select (share_id, closes_at, revoked_at) on share to tl_jobs;
grant select (share_id) on share_ask, share_piece to tl_jobs;
grant delete on share, share_ask, share_piece to tl_jobs;
