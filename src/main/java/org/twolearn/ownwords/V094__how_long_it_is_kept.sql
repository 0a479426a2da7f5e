-- W7. How long it is kept is chosen by all together. What holds is no column that somebody sets: it is read out of what
-- was proposed and who said yes, each for themselves. Without a choice nothing leaves by a day.
create table keeping (
    partnership_id uuid        not null references partnership,
    keeping_id     uuid        not null,
    author         uuid        not null,
    after_end      text        check (after_end in ('30 days', 'one year')), -- null: until each erases their own
    after_close    text        check (after_close in ('30 days', 'school year')), -- null: as the host decides
    proposed_at    timestamptz not null default now(),
    primary key (partnership_id, keeping_id),
    foreign key (partnership_id, author) references membership
);
comment on table keeping is 'scope: partnership. Kept as long as TwoLearn is used; no words. What somebody proposed for how long words are kept after the end, and classroom records after a cycle. A newcomer reads all of it.';

create table keeping_yes (
    partnership_id uuid        not null,
    keeping_id     uuid        not null,
    person_id      uuid        not null,
    said_at        timestamptz not null default now(),
    primary key (partnership_id, keeping_id, person_id),
    foreign key (partnership_id, keeping_id) references keeping,
    foreign key (partnership_id, person_id) references membership
);
comment on table keeping_yes is 'scope: partnership. Kept as long as TwoLearn is used; no words. Who said yes to how long it is kept, each for themselves. A newcomer reads all of it.';
comment on column keeping_yes.person_id is 'Whose row it is.';

-- Whose yes it was is said by the reference: nobody ends a choice but who made it.
create table keeping_ended (
    partnership_id uuid        not null,
    keeping_id     uuid        not null,
    person_id      uuid        not null,
    ended_at       timestamptz not null default now(),
    primary key (partnership_id, keeping_id, person_id),
    foreign key (partnership_id, keeping_id, person_id) references keeping_yes
);
comment on table keeping_ended is 'scope: partnership. Kept as long as TwoLearn is used; no words. Who took such a yes back: then it is kept as without a choice. A newcomer reads all of it.';
comment on column keeping_ended.person_id is 'Whose row it is.';

-- Nothing leaves of which somebody has not been told for a week: the day is in the row that tells them.
create table erasing_day (
    person_id      uuid        not null references person (person_id),
    keeping_id     uuid        not null,
    about          uuid        not null, -- the partnership, for words; else the cycle whose records these are
    partnership_id uuid        not null,
    erased_on      date        not null,
    told_at        timestamptz not null default now(),
    primary key (person_id, partnership_id, keeping_id, about)
);
create index on erasing_day (partnership_id, keeping_id);
comment on table erasing_day is 'scope: person. Kept until its day. On which day something is erased, as all chose together; who wrote or agreed is told a week before.';

alter table keeping enable row level security;
alter table keeping force row level security;
alter table keeping_yes enable row level security;
alter table keeping_yes force row level security;
alter table keeping_ended enable row level security;
alter table keeping_ended force row level security;
alter table erasing_day enable row level security;
alter table erasing_day force row level security;

-- Agreed since the last yes of all who are in it, or were when it was proposed and left since: who left without a yes has
-- ended it, and who came since is waited for. The newest that was agreed counts, and none once somebody took it back.
create view keeping_standing with (security_invoker = true) as
with each as not materialized (
    select k.*, said.gone, case when said.missing = 0 then said.at end as agreed_at,
           exists (select from keeping_ended e where (e.partnership_id, e.keeping_id) = (k.partnership_id, k.keeping_id)) as ended
      from keeping k
     cross join lateral (
           select count(*) filter (where y.person_id is null) as missing, max(y.said_at) as at,
                  bool_or(m.left_at is not null and y.person_id is null) as gone
             from membership m
             left join keeping_yes y on (y.partnership_id, y.keeping_id, y.person_id) = (k.partnership_id, k.keeping_id, m.person_id)
            where m.partnership_id = k.partnership_id and (m.left_at is null or m.left_at > k.proposed_at)) said)
select e.*,
       e.agreed_at is not null and not e.ended
           and not exists (select from each n where n.partnership_id = e.partnership_id and n.agreed_at is not null
                                                and (n.proposed_at, n.keeping_id) > (e.proposed_at, e.keeping_id)) as holds,
       e.agreed_at is null and not e.ended and not e.gone
           and not exists (select from keeping n where n.partnership_id = e.partnership_id
                                                   and (n.proposed_at, n.keeping_id) > (e.proposed_at, e.keeping_id)) as waits
  from each e;
comment on view keeping_standing is 'scope: partnership. Kept nowhere: derived each time. Which choice of how long it is kept holds, and which waits for a yes. A newcomer reads all of it.';

create policy members_read on keeping for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy members_propose on keeping for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and 1 < (select count(*) from membership m where m.partnership_id = keeping.partnership_id and m.left_at is null));
create policy members_read on keeping_yes for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
-- To the newest only: what was replaced meanwhile takes no more yes.
create policy agree_for_oneself on keeping_yes for insert to tl_app
    with check (person_id = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and not exists (select from keeping k join keeping n on n.partnership_id = k.partnership_id
                         where (k.partnership_id, k.keeping_id) = (keeping_yes.partnership_id, keeping_yes.keeping_id)
                           and (n.proposed_at, n.keeping_id) > (k.proposed_at, k.keeping_id)));
create policy members_read on keeping_ended for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
-- Also by who has left: it is their words, too.
create policy take_back on keeping_ended for insert to tl_app with check (person_id = (select me()) and (select admitted()));
create policy own_read on erasing_day for select to tl_app using (person_id = (select me()) and (select admitted()));

grant select on keeping, keeping_yes, keeping_ended, keeping_standing, erasing_day to tl_app;
grant insert (partnership_id, keeping_id, author, after_end, after_close) on keeping to tl_app;
grant insert (partnership_id, keeping_id, person_id) on keeping_yes, keeping_ended to tl_app;

-- For taking along, as V093 gives it to the tables that were there before.
create policy own_words on keeping for select to tl_owner using (author = (select me()));
create policy own_words on keeping_yes for select to tl_owner using (person_id = (select me()));
create policy own_words on keeping_ended for select to tl_owner using (person_id = (select me()));

-- What the definers below may do: nobody's page does it, and the job that goes by the day does nothing else.
create policy by_its_day on keeping for select to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on keeping_yes for select to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on keeping_ended for select to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on membership for select to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on partnership_key for select to tl_owner using (session_user = 'tl_jobs');
create policy erased_by_its_day on partnership_key for update to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on cycle for select to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on visit for select to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on visit_record for select to tl_owner using (session_user = 'tl_jobs');
create policy deleted_by_its_day on visit_record for delete to tl_owner using (session_user = 'tl_jobs');
create policy by_its_day on visit_kept for select to tl_owner using (session_user = 'tl_jobs');
create policy deleted_by_its_day on visit_kept for delete to tl_owner using (session_user = 'tl_jobs');
create policy marked_by_its_day on visit_erased for insert to tl_owner with check (session_user = 'tl_jobs');
create policy definers_find on erasing_day for select to tl_owner using (true);
create policy told_by_its_day on erasing_day for insert to tl_owner with check (session_user = 'tl_jobs');
create policy definers_take_away on erasing_day for delete to tl_owner using (true);

create function keep_after_all() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.erasing_day d where (d.partnership_id, d.keeping_id) = (new.partnership_id, new.keeping_id);
    return null;
end $$;
revoke execute on function keep_after_all() from public;
create trigger is_kept_after_all after insert on keeping_ended for each row execute function keep_after_all();

-- What leaves by a choice that holds, and on which day at the earliest: whole days where they are, and two weeks at least
-- after the last yes. Of words only those whose owner said yes, of records only those of a host who did.
create function leaves() returns table (partnership_id uuid, keeping_id uuid, about uuid, whose uuid, leaves_on date, today date)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with chosen as (
        select s.*, d.time_zone as zone, (now() at time zone d.time_zone)::date as today,
               (s.agreed_at at time zone d.time_zone)::date + 15 as earliest
          from public.keeping_standing s
          join public.person p on p.person_id = s.author join public.district d on d.district_id = p.district_id
         where s.holds)
    select c.partnership_id, c.keeping_id, c.partnership_id, y.person_id,
           greatest(c.earliest, (ended.day + case c.after_end when '30 days' then interval '30 days' else interval '1 year' end)::date + 1), c.today
      from chosen c
      join public.keeping_yes y on (y.partnership_id, y.keeping_id) = (c.partnership_id, c.keeping_id)
     cross join lateral (select (m.left_at at time zone c.zone)::date as day from public.membership m
                          where m.partnership_id = c.partnership_id order by m.left_at desc nulls first offset 1 limit 1) ended
     where c.after_end is not null and ended.day is not null
       and exists (select from public.partnership_key k where k.partnership_id = c.partnership_id and k.owner = y.person_id
                                                          and k.erased_at is null)
    union all
    select c.partnership_id, c.keeping_id, closed.cycle_id, y.person_id,
           greatest(c.earliest, case c.after_close when '30 days' then closed.day + 31
                                     else make_date(extract(year from closed.day + interval '6 months')::int, 7, 1) end), c.today
      from chosen c
      join public.keeping_yes y on (y.partnership_id, y.keeping_id) = (c.partnership_id, c.keeping_id)
     cross join lateral (select o.cycle_id, (o.closed_at at time zone c.zone)::date as day from public.cycle o
                          where o.partnership_id = c.partnership_id and o.closed_at is not null) closed
     where c.after_close is not null
       and exists (select from public.visit v
                     join (select r.partnership_id, r.visit_id from public.visit_record r
                            union all
                           select f.partnership_id, f.visit_id from public.visit_kept f) r
                       on (r.partnership_id, r.visit_id) = (v.partnership_id, v.visit_id)
                     join public.keeping_yes h on (h.partnership_id, h.keeping_id, h.person_id) = (c.partnership_id, c.keeping_id, v.host)
                    where v.partnership_id = c.partnership_id and v.cycle_id = closed.cycle_id)
$$;
revoke execute on function leaves() from public;

-- Takes the place of one that knows of no days. First whom to tell no longer, then whom to tell, then whose day has come.
create or replace function erase_what_is_due() returns table (space uuid, whose uuid, epoch int, secret uuid, kept uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare one record;
begin
    delete from public.erasing_day d
     where not exists (select from public.leaves() l
                        where (l.partnership_id, l.keeping_id, l.about, l.whose) = (d.partnership_id, d.keeping_id, d.about, d.person_id)
                          and l.leaves_on <= d.erased_on);
    insert into public.erasing_day (person_id, keeping_id, about, partnership_id, erased_on)
    select l.whose, l.keeping_id, l.about, l.partnership_id, greatest(l.leaves_on, l.today + 7)
      from public.leaves() l where l.leaves_on <= l.today + 7
        on conflict do nothing;
    for one in
        delete from public.erasing_day d using public.leaves() l
         where (l.partnership_id, l.keeping_id, l.about, l.whose) = (d.partnership_id, d.keeping_id, d.about, d.person_id)
           and d.erased_on <= l.today
        returning d.person_id, d.partnership_id, d.about, d.keeping_id
    loop
        if one.about = one.partnership_id then
            return query select one.partnership_id, one.person_id, k.epoch, k.secret, k.kept
                           from public.erase_keys(one.partnership_id, false, one.person_id) k;
        else
            insert into public.visit_erased (partnership_id, visit_id, host, keeping_id)
            select v.partnership_id, v.visit_id, v.host, one.keeping_id from public.visit v
             where v.partnership_id = one.partnership_id and v.cycle_id = one.about and v.host = one.person_id
               and (exists (select from public.visit_record r where (r.partnership_id, r.visit_id) = (v.partnership_id, v.visit_id))
                    or exists (select from public.visit_kept f where (f.partnership_id, f.visit_id) = (v.partnership_id, v.visit_id)))
                on conflict do nothing;
            delete from public.visit_record r using public.visit v
             where (v.partnership_id, v.visit_id) = (r.partnership_id, r.visit_id)
               and v.partnership_id = one.partnership_id and v.cycle_id = one.about and v.host = one.person_id;
            delete from public.visit_kept f using public.visit v
             where (v.partnership_id, v.visit_id) = (f.partnership_id, f.visit_id)
               and v.partnership_id = one.partnership_id and v.cycle_id = one.about and v.host = one.person_id;
        end if;
    end loop;
end $$;
