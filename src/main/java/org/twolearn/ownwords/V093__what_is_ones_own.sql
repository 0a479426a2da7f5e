-- Whose a row is: its author's, or the host's for what was recorded in a classroom; else its owner's, else whose the table's
-- own comments say: a person whom it names may be one whom others only think of. Open questions and keys are nobody's to
-- take along.
create function whose(which regclass) returns name[] language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    has name[] := array(select a.attname from pg_attribute a
                         where a.attrelid = whose.which and a.attnum > 0 and not a.attisdropped);
begin
    return case when has && '{closes_at,secret}' then '{}'::name[]
                when has && '{author,host}' then array(select h from unnest(has) h where h in ('author', 'host'))
                when 'owner' = any (has) then '{owner}'
                else array(select a.attname from pg_attribute a
                            where a.attrelid = whose.which and a.attnum > 0 and not a.attisdropped
                              and col_description(a.attrelid, a.attnum) = 'Whose row it is.') end;
end $$;
revoke execute on function whose(regclass) from public;
grant execute on function whose(regclass) to tl_app;

-- Words are their author's also after they left, when the pages of the partnership are closed to them. So taking along is
-- no page's policy but a definer's, and what the definer sees of each table is the asker's own. A record that is not done
-- is nobody's yet. A table made later brings such a policy of its own.
do $$
declare made record;
begin
    for made in
        select c.oid, c.relname from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and whose(c.oid) <> '{}'
           and obj_description(c.oid, 'pg_class') like 'scope: partnership.%'
    loop
        execute format('create policy own_words on %I for select to tl_owner using ((select me()) in (%s)%s)',
            made.relname,
            (select string_agg(quote_ident(one), ', ') from unnest(whose(made.oid)) one),
            case when exists (select from pg_attribute a where a.attrelid = made.oid and a.attname = 'done_at')
                 then ' and done_at is not null' else '' end);
    end loop;
end $$;

-- What a partner records to practice is taken along once the time for it is over: whoever is not done could read it here.
alter policy own_words on visit_record using (
    host = (select me()) and done_at is not null
    and (not practice or recorder = (select me())
         or exists (select from visit_plan p
                     where (p.partnership_id, p.visit_id, p.version)
                           = (visit_record.partnership_id, visit_record.visit_id, visit_record.version)
                       and p.ends < now() - interval '15 minutes')));

-- Who wrote a row, where that need not be whose it is: a host's plan and record are often written by a partner.
create function wrote(which regclass) returns name language sql stable set search_path = pg_catalog, pg_temp as $$
    select a.attname from pg_attribute a
     where a.attrelid = wrote.which and a.attnotnull and not a.attisdropped and a.attname in ('author', 'recorder', 'offered_by')
     order by a.attname limit 1
$$;

-- W9. Since when whoever asks is outside of what is paused (V034), also where they left meanwhile.
create function outside_since() returns table (partnership_id uuid, since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select m.partnership_id, min(greatest(l.since, w.since))
      from public.position_since l
      join public.position_since w on w.place = l.place and (w.until is null or w.until > l.since)
       and (l.what, w.what) in (('leads', 'works'), ('leads coaches', 'coaches'))
      join public.membership m on m.person_id = l.person_id
      join public.membership o on o.partnership_id = m.partnership_id and o.person_id = w.person_id
       and o.person_id <> m.person_id and o.joined_at < greatest(l.since, w.since)
     where l.person_id = public.me() and (l.until is null or l.until > w.since)
       and (m.left_at > greatest(l.since, w.since) or m.partnership_id = any (public.paused()))
       and not exists (
           select from public.going_on g
            where (g.partnership_id, g.person_id, g.about, g.what, g.place) = (o.partnership_id, o.person_id, m.person_id, l.what, l.place)
              and g.said_at >= greatest(l.since, w.since)
              and not exists (select from public.going_on_ended e
                               where (e.partnership_id, e.person_id, e.entry_id) = (g.partnership_id, g.person_id, g.entry_id)))
     group by m.partnership_id;
end $$;
revoke execute on function wrote(regclass), outside_since() from public;

-- Of what others wrote since then, nothing is taken along: not what they plan in one's classroom, nor what they recorded.
create function own_rows(which text) returns setof jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    found oid := to_regclass('public.' || quote_ident(own_rows.which));
    mine text := (select string_agg(format('t.%I = public.me()', one), ' or ') from unnest(public.whose(found)) one);
    writer name := case when 'host' = any (public.whose(found)) then public.wrote(found) end;
begin
    if public.admitted() is not true or mine is null
       or obj_description(found, 'pg_class') like 'scope: partnership.%' is not true then
        raise insufficient_privilege;
    end if;
    if writer is not null then
        mine := format('(%s) and (t.%I = public.me() or not exists (select from public.outside_since() o'
                       ' where o.partnership_id = t.partnership_id and o.since <= greatest(t.%I, (to_jsonb(t) ->> %L)::timestamptz)))',
                       mine, writer, public.moment(found), 'done_at');
    end if;
    return query execute format('select to_jsonb(t) from public.%I t where %s', own_rows.which, mine);
end $$;
revoke execute on function own_rows(text) from public;
grant execute on function own_rows(text) to tl_app;
