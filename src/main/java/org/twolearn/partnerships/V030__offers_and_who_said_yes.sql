create table partnership (
    partnership_id uuid        primary key,
    offered_by     uuid        not null references person (person_id),
    offered_at     timestamptz not null default now(),
    unique (partnership_id, offered_by, offered_at)
);
comment on table partnership is 'scope: partnership. Begins as an offer; holds no words and no state.';

-- offered_at cannot be written, defaults to the start of the transaction and must match the offer's: so everyone is
-- invited in the one transaction that makes the offer, by the person who makes it, and nobody is slipped in later.
create table invitation (
    partnership_id uuid        not null,
    person_id      uuid        not null references person (person_id),
    offered_by     uuid        not null,
    offered_at     timestamptz not null default now(),
    open_until     date        not null,
    primary key (partnership_id, person_id),
    foreign key (partnership_id, offered_by, offered_at) references partnership (partnership_id, offered_by, offered_at)
);
create index on invitation (person_id);
comment on table invitation is 'scope: partnership. Who has not answered yet; an answer, yes or no, removes the row.';

create table membership (
    partnership_id uuid        not null references partnership,
    person_id      uuid        not null references person (person_id),
    joined_at      timestamptz not null default now(),
    left_at        timestamptz check (left_at >= joined_at),
    primary key (partnership_id, person_id)
);
create index on membership (person_id);
comment on table membership is 'scope: partnership. Who said yes, each for themselves; nobody has a role.';

-- What is mine opens on an admitted device only. Definers without a SET clause, so every name is qualified. They run as tl_owner, whom FORCE shows only the rows that
-- the policies below give to tl_owner; without those, reading membership would ask mine(), which reads membership, ...
create function mine() returns uuid[] language plpgsql stable parallel safe security definer as $$
begin
    return array(select m.partnership_id from public.membership m
                  where m.person_id operator(pg_catalog.=) public.me() and m.left_at is null
                    and public.admitted());
end $$;

create function invited() returns uuid[] language plpgsql stable parallel safe security definer as $$
begin
    return array(select i.partnership_id from public.invitation i
                  where i.person_id operator(pg_catalog.=) public.me()
                    and i.open_until operator(pg_catalog.>=) current_date
                    and public.admitted());
end $$;

revoke execute on function mine(), invited() from public;
grant execute on function mine(), invited() to tl_app;

alter table partnership enable row level security;
alter table partnership force row level security;
alter table invitation enable row level security;
alter table invitation force row level security;
alter table membership enable row level security;
alter table membership force row level security;

-- Every policy says for what and to whom: one without "for" would also decide who may write.
create policy members_read on partnership for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy invited_read on partnership for select to tl_app using (partnership_id = any ((select invited())::uuid[]));
create policy offer_oneself on partnership for insert to tl_app with check (offered_by = (select me()));

create policy mine_reads on invitation for select to tl_owner using (person_id = (select me()));
create policy members_read on invitation for select to tl_app
    using (open_until >= current_date and partnership_id = any ((select mine())::uuid[]));
create policy invited_read on invitation for select to tl_app
    using (open_until >= current_date and partnership_id = any ((select invited())::uuid[]));
create policy invite_oneself on invitation for insert to tl_app with check (offered_by = (select me()));
create policy answer_for_oneself on invitation for delete to tl_app using (person_id = (select me()));

create policy mine_reads on membership for select to tl_owner using (person_id = (select me()));
create policy members_read on membership for select to tl_app using (partnership_id = any ((select mine())::uuid[]));
create policy invited_read on membership for select to tl_app using (partnership_id = any ((select invited())::uuid[]));
create policy accept_for_oneself on membership for insert to tl_app
    with check (person_id = (select me()) and partnership_id = any ((select invited())::uuid[]));
create policy leave_for_oneself on membership for update to tl_app
    using (person_id = (select me()) and left_at is null)
    with check (person_id = (select me()) and left_at is not null);

grant select on partnership, invitation, membership to tl_app;
grant insert (partnership_id, offered_by) on partnership to tl_app;
grant insert (partnership_id, person_id, offered_by, open_until), delete on invitation to tl_app;
grant insert (partnership_id, person_id), update (left_at) on membership to tl_app;
