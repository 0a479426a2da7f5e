package org.twolearn.people;

/** What has to hold for the roles that nobody is, which count, show figures and say what is whose; a part of {@link Wall}'s question. */
interface WallOfRoles {
    String GAPS = """
            union all
            select 'role ' || rolname || ' can log in or do more than its tables allow'
              from pg_roles where rolname in ('tl_counter', 'tl_figures', 'tl_mine')
               and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
            union all
            select 'role ' || rolname || ' can be ' || nobody
              from pg_roles, (values ('tl_counter'), ('tl_mine')) as roles (nobody)
             where rolname in ('tl_app', 'tl_jobs', 'tl_keys', 'tl_figures') and pg_has_role(oid, nobody, 'member')
            union all
            -- What the owner's own definers read is decided for tl_owner.
            select 'role tl_owner reads all that ' || nobody || ' does'
              from (values ('tl_counter'), ('tl_mine')) as roles (nobody) where pg_has_role('tl_owner', nobody, 'usage')
            union all
            select 'role tl_mine can read ' || relname || '.' || attname || ', which does not say who belongs where'
              from ours join pg_attribute a on attrelid = ours.oid and attnum > 0 and not attisdropped
             where relkind in ('r', 'p', 'v', 'm') and has_column_privilege('tl_mine', ours.oid, attnum, 'select')
               and (relname not in ('membership', 'invitation') or atttypid::regtype::text not in ('uuid', 'timestamp with time zone'))
            union all
            select 'role tl_mine sees more of ' || relname || ' than who asks'
              from ours join pg_policy on polrelid = ours.oid and 'tl_mine'::regrole = any (polroles)
             where pg_get_expr(polqual, polrelid) <> '(person_id = me())'
            union all
            select 'role tl_counter can read ' || relname || '.' || attname || ', which is neither a date nor an id'
              from ours join pg_attribute a on attrelid = ours.oid and attnum > 0 and not attisdropped
             where relkind in ('r', 'p', 'v', 'm') and has_column_privilege('tl_counter', ours.oid, attnum, 'select')
               and relname not in ('figure', 'figure_year', 'figure_run', 'figure_terms')
               and relname || '.' || attname not in ('position.kind', 'district.time_zone', 'goal_area.area')
               and atttypid::regtype::text not in ('uuid', 'date', 'timestamp with time zone')
            union all
            select 'role ' || rolname || ' can write into ' || relname
              from ours, pg_roles r
             where relkind in ('r', 'p', 'v')
               and (has_any_column_privilege(r.oid, ours.oid, 'insert, update') or has_table_privilege(r.oid, ours.oid, 'delete, truncate'))
               and (rolname = 'tl_counter' and relname not in ('figure', 'figure_year', 'figure_run')
                 or rolname in ('tl_figures', 'tl_mine')
                 or rolname in ('tl_app', 'tl_jobs') and relname in ('figure', 'figure_year', 'figure_run', 'figure_terms'))
            union all
            select 'role tl_figures can read ' || relname
              from ours where relkind in ('r', 'p', 'v', 'm') and has_any_column_privilege('tl_figures', oid, 'select')
               and relname not in ('figure', 'figure_year', 'figure_run', 'figure_terms')
            union all
            select 'role ' || rolname || ' can call ' || proname
              from pg_proc p, pg_roles r
             where pronamespace = 'public'::regnamespace and has_function_privilege(r.oid, p.oid, 'execute')
               and (proname in ('laplace', 'drawn', 'teachers', 'events') and rolname in ('tl_app', 'tl_jobs', 'tl_figures')
                 or proname in ('count_figures', 'count_what_is_due') and rolname in ('tl_app', 'tl_figures'))
            union all
            select 'procedure ' || proname || ' is not of tl_counter alone'
              from pg_proc where pronamespace = 'public'::regnamespace
               and (proowner = 'tl_counter'::regrole) <> (proname in ('count_figures', 'count_what_is_due'))
            union all
            select 'function ' || proname || ' is not of tl_mine alone'
              from pg_proc where pronamespace = 'public'::regnamespace
               and (proowner = 'tl_mine'::regrole) <> (proname in ('mine_now', 'mine', 'from_the_start', 'invited', 'mine_or_invited', 'mine_or_welcomed', 'found', 'came_later', 'reads_from'))
            union all
            select 'table ' || relname || ' of the figures can be changed'
              from ours where relname in ('figure', 'figure_year', 'figure_run', 'figure_terms')
               and not exists (select from pg_trigger where tgrelid = ours.oid and tgname = 'figures_stay' and tgenabled = 'O')
            """;
}
