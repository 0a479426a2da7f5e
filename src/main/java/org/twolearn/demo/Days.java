package org.twolearn.demo;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves all that a partnership holds so far into the past, or on towards the present. */
final class Days {
    private final JdbcClient superuser;

    Days(JdbcClient superuser) {
        this.superuser = superuser;
    }

    /**
     * In one statement, and with foreign keys asleep: some name the time of another row.
     *
     * @param back by how much moments move back, to the second; negative moves them on
     * @param days by how many days dates move back
     */
    void move(UUID partnership, Duration back, long days) {
        superuser.sql("""
                do $$ declare moved record; begin
                    perform set_config('session_replication_role', 'replica', true);
                    for moved in
                        select c.relname, string_agg(format(
                                   case when a.atttypid = 'date'::regtype then '%%1$I = %%1$I - %2$d'
                                        else '%%1$I = %%1$I - interval ''%1$d seconds''' end, a.attname), ', ') as set
                          from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
                           and a.atttypid in ('timestamptz'::regtype, 'date'::regtype)
                           and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'partnership_id')
                         group by c.relname
                    loop
                        execute format('update %%I set %%s where partnership_id = ''%3$s''', moved.relname, moved.set);
                    end loop;
                end $$
                """.formatted(back.toSeconds(), days, partnership)).update();
    }

    /** A visit that was planned, recorded and looked at within a minute gets its own half hour, and a day before it. */
    void unfold(UUID visit, Duration offeredBefore, Duration lookedAfter) {
        superuser
                .sql("""
                do $$ begin
                    perform set_config('session_replication_role', 'replica', true);
                    update visit set offered_at = offered_at - interval '%1$d seconds' where visit_id = '%3$s';
                    update visit_plan set proposed_at = proposed_at - interval '%1$d seconds' where visit_id = '%3$s';
                    update visit_signature set signed_at = signed_at - interval '%1$d seconds' where visit_id = '%3$s';
                    update visit_record r set started_at = p.begins, done_at = p.ends + interval '10 seconds'
                      from visit_plan p where p.visit_id = r.visit_id and p.version = r.version and r.visit_id = '%3$s';
                    update visit_look set looked_at = looked_at + interval '%2$d seconds' where visit_id = '%3$s';
                end $$
                """.formatted(offeredBefore.toSeconds(), lookedAfter.toSeconds(), visit))
                .update();
    }
}
