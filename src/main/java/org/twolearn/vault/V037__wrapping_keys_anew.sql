-- tl_keys wraps every key anew when the server's key changes, and looks whether a copy of the key store opens them all. It
-- reads wrapped keys, which open nothing without the key store, and nothing else; of them it changes the wrapping alone.
do $$
declare
    made record;
begin
    for made in
        select c.relname, string_agg(quote_ident(k.attname), ', ' order by k.attnum) as columns
          from pg_class c
          join pg_attribute w on w.attrelid = c.oid and w.attname = 'wrapped'
          join pg_attribute k on k.attrelid = c.oid and k.attnum > 0 and not k.attisdropped and k.attname <> 'retired_at'
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         group by c.relname
    loop
        execute format('create policy keys_read on %I for select to tl_keys using (true)', made.relname);
        execute format('create policy keys_wrap_anew on %I for update to tl_keys using (true)', made.relname);
        execute format('grant select (%s), update (wrapped) on %I to tl_keys', made.columns, made.relname);
    end loop;
end $$;
