-- What the figures of a district follow, by the public number of its teachers. A school year begins on July 1.
create table figure_terms (
    from_year int   not null, -- for school years that begin in this year or later, until there are newer terms
    least     int   not null check (least >= 50), -- from so many teachers on
    ends      int[] not null check (cardinality(ends) > 0), -- how many months after July 1 each period ends
    quarters  int   not null check (quarters > 0 and 3 * quarters + 2 <= 14), -- ε of each of three measures, in quarters
    added_at  timestamptz not null default now(),
    primary key (from_year, least)
);
comment on table figure_terms is 'scope: school. Kept for good. What the figures of districts follow: how often they are released and how much noise they carry. Newer ones hold in a district once its staff were told and the representatives agreed. The area of goals has ε 0.5 always, and a teacher''s whole year at most 3.5.';
-- The first terms hold where TwoLearn is set up. Newer ones hold in no district, until the module that keeps the rules says
-- that all staff were told and the representatives agreed.
create function terms_hold(from_year int, added timestamptz, district uuid) returns boolean
language plpgsql stable security definer as $$ begin return from_year = 2000; end $$;
revoke execute on function terms_hold(int, timestamptz, uuid) from public;
grant execute on function terms_hold(int, timestamptz, uuid) to tl_figures, tl_counter;
insert into figure_terms values
    (2000,   50, '{12}',                       4),
    (2000,  100, '{6,12}',                     3),
    (2000,  250, '{3,6,9,12}',                 2),
    (2000, 2000, '{3,4,5,6,7,8,9,10,11,12}',   2);

create table figure_run (
    district_id uuid not null references district,
    ran_on      date not null,
    teachers    int  not null,
    primary key (district_id, ran_on)
);
comment on table figure_run is 'scope: school. Kept for good. On which days it was looked whether a figure is due, and how many teachers the directory had: that number is public.';

-- Fixed with a school year's first release: who joins or leaves the staff moves no period, and neither does a clock.
create table figure_year (
    district_id uuid        not null references district,
    year        int         not null,
    time_zone   text        not null,
    teachers    int         not null check (teachers >= 50),
    ends        int[]       not null,
    quarters    int         not null,
    fixed_at    timestamptz not null default now(),
    primary key (district_id, year)
);
comment on table figure_year is 'scope: school. Kept for good. What the figures of one school year follow, since its first release.';

create table figure (
    district_id uuid        not null,
    year        int         not null,
    measure     text        not null check (measure in ('started', 'completed', 'met', 'area')),
    area        text        not null default '',
    period      int         not null,
    begins      date        not null,
    ends        date        not null check (ends >= begins),
    number      int         not null, -- with its noise, which is why it can be less than nothing
    quarters    int         not null,
    drawn_at    timestamptz not null default now(),
    primary key (district_id, year, measure, area, period),
    foreign key (district_id, year) references figure_year,
    check ((measure = 'area') = (area <> ''))
);
comment on table figure is 'scope: school. Kept for good. The ledger of figures: a number for the whole district with its noise, drawn once. Whose events are in it stands nowhere.';

create function figures_stay() returns trigger language plpgsql as $$
begin
    raise exception 'What was drawn stays as it is.';
end $$;
create trigger figures_stay before update or delete or truncate on figure_terms for each statement execute function figures_stay();
create trigger figures_stay before update or delete or truncate on figure_run for each statement execute function figures_stay();
create trigger figures_stay before update or delete or truncate on figure_year for each statement execute function figures_stay();
create trigger figures_stay before update or delete or truncate on figure for each statement execute function figures_stay();

-- A teacher is in one period and one area of a measure at most, so of each measure its ε counts once: 3.5 in quarters is 14.
create function within_the_budget() returns trigger language plpgsql as $$
begin
    if exists (select from public.figure f
                where (f.district_id, f.year, f.measure, f.area) = (new.district_id, new.year, new.measure, new.area)
                  and f.begins <= new.ends and f.ends >= new.begins) then
        raise exception 'These days are counted already.' using errcode = 'unique_violation';
    end if;
    if 14 < (select sum(most)
               from (select max(quarters) as most
                       from (select f.measure, f.quarters from public.figure f
                              where (f.district_id, f.year) = (new.district_id, new.year)
                             union all select new.measure, new.quarters) spent
                      group by measure) each) then
        raise exception 'This would spend more than 3.5 for a teacher and a school year.' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger within_the_budget before insert on figure for each row execute function within_the_budget();
revoke execute on function figures_stay(), within_the_budget() from public;

alter table figure_run enable row level security;
alter table figure_run force row level security;
alter table figure_year enable row level security;
alter table figure_year force row level security;
alter table figure enable row level security;
alter table figure force row level security;
create policy colleagues_read on figure_run for select to tl_figures using (district_id = (select my_district()));
create policy colleagues_read on figure_year for select to tl_figures using (district_id = (select my_district()));
create policy colleagues_read on figure for select to tl_figures using (district_id = (select my_district()));
create policy counter_reads on figure_run for select to tl_counter using (true);
create policy counter_reads on figure_year for select to tl_counter using (true);
create policy counter_reads on figure for select to tl_counter using (true);
create policy counter_adds on figure_run for insert to tl_counter with check (true);
create policy counter_adds on figure_year for insert to tl_counter with check (true);
create policy counter_adds on figure for insert to tl_counter with check (true);
grant execute on function my_district() to tl_figures;
grant select on figure_terms, figure_run, figure_year, figure to tl_figures, tl_counter;
grant insert on figure_run, figure_year, figure to tl_counter;
