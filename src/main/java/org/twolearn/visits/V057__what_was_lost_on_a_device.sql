create table visit_loss (
    partnership_id uuid        not null,
    visit_id       uuid        not null,
    recorder       uuid        not null,
    host           uuid        not null,
    at             timestamptz not null default now(),
    primary key (partnership_id, visit_id, recorder),
    foreign key (partnership_id, visit_id, host) references visit (partnership_id, visit_id, host) on delete cascade,
    foreign key (partnership_id, recorder) references membership
);
comment on table visit_loss is 'scope: partnership. Kept as long as its visit; no words. A recorder signed out of a device before all they had recorded there was sent, and let the rest be destroyed.';
alter table visit_loss enable row level security;
alter table visit_loss force row level security;
create policy members_read on visit_loss for select to tl_app
    using (partnership_id = any ((select mine())::uuid[])
        and (recorder = (select me())
             or exists (select from visit v
                         where (v.partnership_id, v.visit_id) = (visit_loss.partnership_id, visit_loss.visit_id))));
create policy recorder_tells on visit_loss for insert to tl_app
    with check (recorder = (select me()) and partnership_id = any ((select mine_now())::uuid[])
        and exists (select from visit_plan p
                     where (p.partnership_id, p.visit_id) = (visit_loss.partnership_id, visit_loss.visit_id)
                       and visit_loss.recorder = any (p.visitors || visit_loss.host)));
grant select on visit_loss to tl_app;
grant insert (partnership_id, visit_id, recorder, host) on visit_loss to tl_app;
