-- Twenty thousand partnerships more, each a copy of one that the demo has, with people of their own: for bench/wall.sh.
-- Autovacuum rests meanwhile, since it would be measured too.
alter system set autovacuum = off;
select pg_reload_conf();
set session_replication_role = replica;
do $$
declare
    model uuid := (select c.partnership_id from cycle c join goal using (partnership_id) limit 1);
    t name;
    columns text;
    copied text;
begin
    create temporary table more as select gen_random_uuid() as id from generate_series(1, 20000);
    for t in select c.relname from pg_class c
              where c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'scope: partnership.%'
                -- All whose keys name the partnership: the keys of words do not, and no statement of a page reads them.
                and not exists (select from pg_index i where i.indrelid = c.oid and i.indisunique
                                   and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey)
                                                      and a.attname = 'partnership_id')) loop
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
               string_agg(case when a.attname = 'partnership_id' then 'more.id'
                               when t = 'membership' and a.attname = 'person_id' then 'gen_random_uuid()'
                               else 'm.' || quote_ident(a.attname) end, ', ' order by a.attnum)
          into columns, copied
          from pg_attribute a
         where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
        execute format('insert into %1$I (%2$s) select %3$s from %1$I m, more where m.partnership_id = %4$L',
                       t, columns, copied, model);
    end loop;
end $$;
reset session_replication_role;
vacuum analyze;
