-- Twenty thousand partnerships more, each a copy of one that the demo has, with people of their own: for bench/wall.sh.
set session_replication_role = replica;
do $$
declare
    model uuid := (select c.partnership_id from cycle c join goal using (partnership_id) limit 1);
    t name;
    columns text;
    copied text;
begin
    create temporary table more as select gen_random_uuid() as id from generate_series(1, 20000);
    foreach t in array array['partnership', 'membership', 'cycle', 'goal', 'visit', 'visit_record', 'idea', 'next_step', 'learned'] loop
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
analyze;
