package org.twolearn.people;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that would show one person's words to another. */
@Component
class Wall implements SmartInitializingSingleton {
    private static final String GAPS = """
            with ours as (
                select c.*, substring(obj_description(c.oid, 'pg_class') from '^scope: (partnership|person|school)') as scope
                  from pg_class c
                 where relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history')
            select 'table ' || relname || ' names no scope'
              from ours where relkind in ('r', 'p') and scope is null
            union all
            select 'table ' || relname || ' lacks FORCE ROW LEVEL SECURITY'
              from ours where relkind in ('r', 'p') and scope in ('partnership', 'person') and not (relrowsecurity and relforcerowsecurity)
            union all
            select 'table ' || relname || ' shows a newcomer what was written before they came'
              from ours where relkind in ('r', 'p') and scope = 'partnership'
               and obj_description(oid, 'pg_class') not like '%A newcomer reads all of it.'
               and not exists (select from pg_policy where polrelid = ours.oid and polcmd = 'r' and not polpermissive)
            union all
            select 'table ' || relname || ' can be changed or emptied by the application''s role'
              from ours where relkind in ('r', 'p')
               and (pg_has_role('tl_app', relowner, 'member') or has_table_privilege('tl_app', oid, 'truncate, trigger'))
            union all
            select 'view ' || relname || ' reads with its owner''s eyes'
              from ours where relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'
            union all
            select 'function ' || proname || ' runs with its owner''s rights and is not on the list'
              from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
               and oid::regprocedure::text not in ('my_district()', 'runs()', 'working_secret()', 'admitted()', 'mine_now()', 'mine()', 'invited()', 'mine_or_invited()', 'mine_or_welcomed()', 'found()', 'from_the_start()',
                   'remember_since()', 'settle_since()', 'outside_since()', 'ask_representatives()', 'representatives_change()',
                   'paused()', 'pauses()', 'welcomed()', 'came_later()', 'reads_from(uuid)', 'letter_shown(uuid)', 'erase_words(uuid,boolean,uuid)', 'retire_keys()', 'members_hold()', 'newcomer_gone()',
                   'own_keys()', 'let_go()', 'destroyed(uuid[])', 'own_rows(text)', 'operates()', 'keep_what_is_held()', 'rows_let_go()', 'shows_mine()',
                   'erase_what_is_due()', 'keep_after_all()', 'accounts_allowed(uuid)', 'accounts_here()', 'terms_hold(integer,timestamp with time zone,uuid)',
                   'who(bytea)', 'pass_of(bytea,bytea)', 'device_of(bytea)', 'way_is_shown()', 'enrollment_before(bytea)', 'tell_more_of_account()', 'end_sessions(uuid)', 'enrollment_for(bytea)', 'enroll(bytea,uuid,bytea,text)', 'code_of(bytea,bytea)', 'use_code(bytea)',
                   'admit_by_code(bytea)', 'answer_account(bytea)', 'account_of(bytea)', 'tie_by_roster(text,text,text,bytea)', 'tell_of_account()', 'passkey_of(bytea)', 'passkey_used(bytea,bigint,boolean,boolean)', 'answer(bytea)', 'settle_host(text)', 'admit_by_passkey(bytea,bytea)',
                   'make_link(uuid,uuid,bytea)', 'admit_by_device(uuid)', 'admit_by_partner()', 'makes_links_for(uuid)', 'door()', 'set_up(text,text,smallint[],text,text,text,uuid,bytea,text)', 'demo_people()',
                   'admit_in_demo()', 'chain_looks()', 'count_figures(uuid,integer,integer)', 'count_what_is_due()',
                   'students_allowed(uuid)', 'student_page(bytea)', 'student_answer(bytea,uuid,bytea)', 'student_take(uuid,uuid)')
            union all
            select 'role ' || rolname || ' can log in and bypass row-level security'
              from pg_roles where rolcanlogin and (rolsuper or rolbypassrls)
               and oid <> 10 -- the cluster's first superuser, who is always there and never ours
            union all
            select 'role tl_app can create ' || what
              from (values ('tables in public', has_schema_privilege('tl_app', 'public', 'create')),
                           ('temporary tables', has_database_privilege('tl_app', current_database(), 'temporary')))
                   as creation (what, possible) where possible
            union all
            select distinct 'role ' || rolname || ' can keep large objects'
              from pg_proc p, pg_roles r
             where pronamespace = 'pg_catalog'::regnamespace and (starts_with(proname, 'lo_') or proname in ('loread', 'lowrite'))
               and rolname in ('tl_app', 'tl_jobs', 'tl_keys') and has_function_privilege(r.oid, p.oid, 'execute')
            union all
            select distinct 'role ' || rolname || ' can ask how many rows each table has'
              from pg_proc p, pg_roles r
             where pronamespace = 'pg_catalog'::regnamespace
               and (starts_with(proname, 'pg_stat_get_')
                 or proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size'))
               and rolname in ('tl_app', 'tl_jobs', 'tl_keys', 'tl_figures') and has_function_privilege(r.oid, p.oid, 'execute')
            union all
            select 'role tl_jobs can read ' || relname || '.' || attname || ', which is neither a date nor an id'
              from ours join pg_attribute a on attrelid = ours.oid and attnum > 0 and not attisdropped
             where relkind in ('r', 'p', 'v', 'm') and has_column_privilege('tl_jobs', ours.oid, attnum, 'select')
               and atttypid::regtype::text not in ('uuid', 'uuid[]', 'date', 'timestamp with time zone', 'integer')
            union all
            select 'role tl_jobs can write into ' || relname
              from ours where relkind in ('r', 'p', 'v')
               and (has_any_column_privilege('tl_jobs', oid, 'insert, update') or has_table_privilege('tl_jobs', oid, 'truncate'))
            union all
            select 'role tl_keys can read or write ' || relname || '.' || attname || ', which is no wrapped key'
              from ours join pg_attribute a on attrelid = ours.oid and attnum > 0 and not attisdropped
             where relkind in ('r', 'p', 'v', 'm')
               and (has_column_privilege('tl_keys', ours.oid, attnum, 'select')
                        and not exists (select from pg_attribute w where w.attrelid = ours.oid and w.attname = 'wrapped')
                    or has_column_privilege('tl_keys', ours.oid, attnum, 'update') and attname <> 'wrapped'
                    or has_column_privilege('tl_keys', ours.oid, attnum, 'insert')
                    or has_table_privilege('tl_keys', ours.oid, 'delete, truncate'))
            union all
            select 'role tl_owner can log in' from pg_roles where rolname = 'tl_owner' and rolcanlogin
            """;

    private final JdbcClient jdbc;

    Wall(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var gaps = jdbc.sql(GAPS + WallOfRoles.GAPS).query(String.class).list();
        if (!gaps.isEmpty()) throw new IllegalStateException("The wall has gaps: " + String.join("; ", gaps));
    }
}
