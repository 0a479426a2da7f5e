-- A newcomer reads from the day on which they came. Every table of the partnership scope hides older rows from who came
-- later, by the moment that the database itself wrote into the row. This runs after all tables of a first release are
-- made; a table made later brings a policy of its own, and the application does not start without (people.Wall). Left
-- out are tables that say "A newcomer reads all of it" and those that have a finer policy already, as the letter has.
create function moment(which regclass) returns name language sql stable set search_path = pg_catalog, pg_temp as $$
    select a.attname
      from pg_attribute a join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
     where a.attrelid = moment.which and not a.attisdropped and a.attnotnull
       and pg_get_expr(d.adbin, d.adrelid) = 'now()'
       and not has_column_privilege('tl_app', moment.which, a.attnum, 'insert, update')
     order by a.attnum limit 1
$$;
revoke execute on function moment(regclass) from public;

do $$
declare
    made record;
    moment name;
begin
    for made in
        select c.oid, c.relname from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and obj_description(c.oid, 'pg_class') like 'scope: partnership.%'
           and obj_description(c.oid, 'pg_class') not like '%A newcomer reads all of it.'
           and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = 'r' and not p.polpermissive)
    loop
        moment := moment(made.oid);
        if moment is null then
            execute format('alter table %I add column written_at timestamptz not null default now()', made.relname);
            moment := 'written_at';
        end if;
        execute format(
            'create policy from_joining on %1$I as restrictive for select to tl_app'
            ' using (partnership_id = any ((select from_the_start())::uuid[])'
            ' or %2$I >= reads_from(partnership_id))',
            made.relname, moment);
    end loop;
end $$;
