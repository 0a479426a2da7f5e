create table position_offer (
    district_id uuid not null,
    offer_id    uuid not null,
    person_id   uuid not null,
    school_id   uuid,
    kind        text not null check (kind in ('coach', 'program lead', 'district lead', 'representative', 'operator')),
    offered_by  uuid not null,
    open_until  date not null,
    primary key (district_id, offer_id),
    foreign key (district_id, person_id) references person,
    foreign key (district_id, offered_by) references person,
    foreign key (district_id, school_id) references school
);
create index on position_offer (person_id);
comment on table position_offer is 'scope: school. Kept until either answer. A position offered and not answered yet; either answer removes the row. The two people in it see it.';

alter table position_offer enable row level security;
create policy the_two_read on position_offer for select to tl_app
    using (person_id = (select me()) or offered_by = (select me()));
create policy offer_what_one_may on position_offer for insert to tl_app
    with check (offered_by = (select me()) and (select admitted()) and person_id <> (select me()) and district_id = (select my_district())
        and (district_id = (select runs())
             or kind = 'coach' and exists (
                 select from position p
                  where p.person_id = (select me()) and p.kind = 'principal' and p.school_id = position_offer.school_id)));
create policy the_two_end on position_offer for delete to tl_app
    using ((person_id = (select me()) or offered_by = (select me())) and (select admitted()));
grant select, insert, delete on position_offer to tl_app;

-- Nothing is given to anybody: a position outside the roster needs an offer, and the person's own yes.
create policy accept_for_oneself on position for insert to tl_app
    with check (person_id = (select me()) and (select admitted()) and source_id is null and exists (
        select from position_offer o
         where o.person_id = (select me()) and o.kind = position.kind and o.open_until >= current_date
           and o.school_id is not distinct from position.school_id));
