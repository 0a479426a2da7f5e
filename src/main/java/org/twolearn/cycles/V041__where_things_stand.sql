create table standing_opened (
    partnership_id uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    opened_at      timestamptz not null default now(),
    primary key (partnership_id, cycle_id),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner)
);
comment on table standing_opened is 'scope: partnership. Kept as long as TwoLearn is used; no words. The owner has said where things stand, or asked to see what the others noticed.';

create table standing (
    partnership_id uuid        not null,
    entry_id       uuid        not null,
    cycle_id       uuid        not null,
    owner          uuid        not null,
    author         uuid        not null,
    version        int         not null check (version > 0),
    source         text        check (source in ('video', 'visit', 'student work', 'students asked', 'own sense')),
    day            date,
    words          bytea,
    at             timestamptz not null default now(),
    primary key (partnership_id, entry_id),
    unique (partnership_id, cycle_id, author, version),
    foreign key (partnership_id, cycle_id, owner) references cycle (partnership_id, cycle_id, owner),
    foreign key (partnership_id, author) references membership
);
comment on table standing is 'scope: partnership. Kept until the author or host erases the words; that there were some, and when, stays. Where things stand, as each member sees it; the newest version counts, earlier ones stay.';

alter table standing_opened enable row level security;
alter table standing_opened force row level security;
alter table standing enable row level security;
alter table standing force row level security;
create policy members_read on standing_opened for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy owner_opens on standing_opened for insert to tl_app
    with check (owner = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
-- The owner's own words come first: until they are saved, or the owner opens the others', a partner's stay with the partner.
create policy owner_first on standing for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
           and (author = (select me()) or author = owner
                or exists (select from standing_opened o
                            where (o.partnership_id, o.cycle_id) = (standing.partnership_id, standing.cycle_id))));
create policy write_ones_own on standing for insert to tl_app
    with check (author = (select me()) and partnership_id = any ((select mine_now())::uuid[]));
grant select on standing_opened, standing to tl_app;
grant insert (partnership_id, cycle_id, owner) on standing_opened to tl_app;
grant insert (partnership_id, entry_id, cycle_id, owner, author, version, source, day, words) on standing to tl_app;
