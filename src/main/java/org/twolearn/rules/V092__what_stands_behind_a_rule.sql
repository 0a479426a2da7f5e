-- Take the places of those that know no rules. Each asks for one district, also where nobody is signed in or only a job is.
create or replace function accounts_allowed(district uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce((select s.value = 'on' from public.rule_standing s
                      where s.district_id = accounts_allowed.district and s.rule = 'school accounts' and s.holds_from <= now()
                      order by s.holds_from desc, s.proposed_at desc limit 1), false);
end $$;

-- Newer terms hold for whom they were there to be read when this was proposed, and for nobody else.
create or replace function terms_hold(from_year int, added timestamptz, district uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return terms_hold.from_year = 2000
        or coalesce((select s.value = 'on' and s.proposed_at >= terms_hold.added from public.rule_standing s
                      where s.district_id = terms_hold.district and s.rule = 'newer figures' and s.holds_from <= now()
                      order by s.holds_from desc, s.proposed_at desc limit 1), false);
end $$;
