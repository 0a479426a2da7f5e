-- Who answers is nobody here: no person, no device. So what they may do are three functions, and none of them shows an answer
-- to whoever gives one.
create policy definers_read on student_door for select to tl_owner using (true);
create policy definers_put_in on student_door for update to tl_owner using (true) with check (true);
create policy definers_take_out on student_door for delete to tl_owner using (host = (select me()));

-- Off where nothing is in force, in the district of the host; asked for where nobody is signed in.
create function students_allowed(whose uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce((select s.value = 'on' from public.rule_standing s join public.person p on p.district_id = s.district_id
                      where p.person_id = students_allowed.whose and s.rule = 'student answers' and s.holds_from <= now()
                      order by s.holds_from desc, s.proposed_at desc limit 1), false);
end $$;

-- What opens with a code, as long as it is open.
create function student_page(code bytea) returns table (secret uuid, page bytea, slot bytea, open_until timestamptz, full_up boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query select d.secret, d.page, d.slot, d.open_until, d.taken >= d.most from public.student_door d
                  where d.code_hash = code and d.open_until > clock_timestamp() and public.students_allowed(d.host);
end $$;

-- Whether it is in. The same form once more is the same answer.
create function student_answer(code bytea, form uuid, answer bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.student_door d
       set answers = array(select one from unnest(array_append(d.answers, student_answer.answer)) one order by gen_random_uuid()),
           forms = array(select one from unnest(array_append(d.forms, student_answer.form)) one order by one),
           taken = d.taken + 1
     where d.code_hash = student_answer.code and d.open_until > clock_timestamp() and d.taken < d.most
       and not student_answer.form = any (d.forms) and public.students_allowed(d.host)
       and octet_length(student_answer.answer) between 1000 and 4000
       and coalesce(octet_length(student_answer.answer) = octet_length(d.answers[1]), true);
    return found or exists (select from public.student_door d
                             where d.code_hash = student_answer.code and student_answer.form = any (d.forms));
end $$;

-- V2. Once and for all, by the host, after it is closed, and only where ten or more have answered.
create function student_take(space uuid, ask uuid) returns table (slot bytea, answers bytea[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query delete from public.student_door d
                  where d.partnership_id = space and d.ask_id = ask and d.host = public.me() and space = any (public.mine())
                    and d.open_until <= clock_timestamp() and d.taken >= 10
              returning d.slot, d.answers;
end $$;

revoke execute on function students_allowed(uuid), student_page(bytea), student_answer(bytea, uuid, bytea), student_take(uuid, uuid) from public;
grant execute on function student_page(bytea), student_answer(bytea, uuid, bytea), student_take(uuid, uuid) to tl_app;
