-- Whose a row is: its author's, or the host's for what was recorded in a classroom; else its owner's, else whom it names.
-- Open questions and keys are nobody's to take along.
create function whose(which regclass) returns name[] language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    has name[] := array(select a.attname from pg_attribute a
                         where a.attrelid = whose.which and a.attnum > 0 and not a.attisdropped);
begin
    return case when has && '{closes_at,secret}' then '{}'::name[]
                when has && '{author,host}' then array(select h from unnest(has) h where h in ('author', 'host'))
                when 'owner' = any (has) then '{owner}'
                when 'person_id' = any (has) then '{person_id}'
                else '{}' end;
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

create function own_rows(which text) returns setof jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    found oid := to_regclass('public.' || quote_ident(own_rows.which));
    mine text := (select string_agg(format('t.%I = public.me()', one), ' or ') from unnest(public.whose(found)) one);
begin
    if public.admitted() is not true or mine is null
       or obj_description(found, 'pg_class') like 'scope: partnership.%' is not true then
        raise insufficient_privilege;
    end if;
    return query execute format('select to_jsonb(t) from public.%I t where %s', own_rows.which, mine);
end $$;
revoke execute on function own_rows(text) from public;
grant execute on function own_rows(text) to tl_app;
