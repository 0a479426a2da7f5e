-- For bench/wall.sh: copies of what a partnership of the demo holds, into partnerships more or into the same one.
-- Autovacuum rests meanwhile, since it would be measured too.
alter system set autovacuum = off;
select pg_reload_conf();
create schema bench;
-- People stay who they are; what else has an id gets another, the same wherever it stands, so that rows still belong together.
create function bench.another(id uuid, of int) returns uuid language sql stable as
    $$ select case when exists (select from public.person where person_id = id) then id else md5(id::text || of)::uuid end $$;

create procedure bench.copy_rows(of uuid, how_many int, elsewhere boolean) language plpgsql as $$
declare
    t name;
    columns text;
    copied text;
begin
    set local session_replication_role = replica;
    for t in select c.relname from pg_class c
              where c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'scope: partnership.%'
                -- All whose keys name the partnership: the keys of words do not, and no statement of a page reads them.
                and not exists (select from pg_index i where i.indrelid = c.oid and i.indisunique
                                   and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey)
                                                      and a.attname = 'partnership_id')) loop
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
               string_agg(case when a.attname = 'partnership_id' then case when elsewhere then 'md5(of::text || n)::uuid' else 'of' end
                               when t = 'membership' and a.attname = 'person_id' and elsewhere then 'md5(m.person_id::text || n)::uuid'
                               -- A cycle stays one: the page shows what is in it.
                               when a.attname = 'cycle_id' and not elsewhere or a.atttypid <> 'uuid'::regtype then 'm.' || quote_ident(a.attname)
                               else format('bench.another(m.%I, n)', a.attname) end, ', ' order by a.attnum)
          into columns, copied
          from pg_attribute a
         where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
        execute format('insert into %1$I (%2$s) select %3$s from %1$I m, (select $1 as of) o, generate_series(1, $2) n'
                       ' where m.partnership_id = $1 on conflict do nothing', t, columns, copied) using of, how_many;
    end loop;
end $$;
