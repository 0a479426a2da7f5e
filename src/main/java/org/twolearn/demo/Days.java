package org.twolearn.demo;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets days pass between the scenes of a partnership, by moving all it holds so far into the past. */
final class Days {
    private final JdbcClient superuser;

    Days(JdbcClient superuser) {
        this.superuser = superuser;
    }

    /** In one statement, and with foreign keys asleep: some name the time of another row. */
    void pass(UUID partnership, int days) {
        superuser.sql("""
                do $$ declare moved record; begin
                    perform set_config('session_replication_role', 'replica', true);
                    for moved in
                        select c.relname, string_agg(format('%%1$I = %%1$I - interval ''%d days''', a.attname), ', ') as set
                          from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
                           and a.atttypid in ('timestamptz'::regtype, 'date'::regtype)
                           and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'partnership_id')
                         group by c.relname
                    loop
                        execute format('update %%I set %%s where partnership_id = ''%s''', moved.relname, moved.set);
                    end loop;
                end $$
                """.formatted(days, partnership)).update();
    }
}
