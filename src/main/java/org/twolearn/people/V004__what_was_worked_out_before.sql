-- A page asks dozens of times what is whose, once for each table in each statement. What was worked out once is used again
-- until the transaction ends or writes something. It is kept in a setting, which anybody who can send SQL could write: so
-- it is sealed for who asks, from which device, in this very transaction, with a secret that only definers know.
create table working_out (
    secret bytea not null check (length(secret) = 32)
);
create unique index only_one on working_out ((true));
comment on table working_out is 'scope: school. Kept as long as TwoLearn is used; no words. The secret that seals what a transaction has worked out for itself; it opens nothing.';
insert into working_out select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
alter table working_out enable row level security;

-- It never changes, so that a session looks it up once for each function that asks.
create function working_secret() returns bytea language plpgsql immutable parallel safe security definer as $$
begin
    return (select w.secret from public.working_out w);
end $$;

create function worked_out_seal(what text, ids text) returns text language sql stable parallel safe
    return sha256(convert_to(concat_ws('|', what, ids, current_setting('twolearn.person', true), current_setting('twolearn.device', true),
                                       timestamptz_send(now()), pg_backend_pid()), 'UTF8')
                  || working_secret())::text;

-- What keep_worked_out was told in this transaction about whoever asks, or null: also once the transaction has written,
-- since then it could be otherwise; and not for long, or who can send SQL would keep a transaction open, and go on reading after
-- they left, came to lead somebody or had their device taken off. It says "volatile" for that clock, so that it is inlined.
create function worked_out(what text) returns uuid[] language sql volatile parallel safe
    return case when clock_timestamp() < now() + interval '5 seconds' and pg_current_xact_id_if_assigned() is null
                 and current_setting('twolearn.' || what || '_seal', true)
                     = worked_out_seal(what, current_setting('twolearn.' || what, true))
                then current_setting('twolearn.' || what, true)::uuid[] end;

-- Parallel workers may set nothing: what calls this says "parallel restricted".
create function keep_worked_out(what text, ids uuid[]) returns uuid[] language sql stable parallel restricted
begin atomic
    select set_config('twolearn.' || what || '_seal', worked_out_seal(what, ids::text), true);
    select set_config('twolearn.' || what, ids::text, true)::uuid[];
end;

revoke execute on function working_secret(), worked_out_seal(text, text), worked_out(text), keep_worked_out(text, uuid[]) from public;
grant execute on function working_secret(), worked_out_seal(text, text), worked_out(text), keep_worked_out(text, uuid[]) to tl_mine;

create or replace function my_district() returns uuid language plpgsql stable parallel restricted security definer as $$
declare
    known uuid[] := public.worked_out('my_district');
    who uuid;
begin
    if known is null then
        who := public.me();
        known := public.keep_worked_out('my_district', array(
            select p.district_id from public.person p where p.person_id operator(pg_catalog.=) who));
    end if;
    return known[1];
end $$;
