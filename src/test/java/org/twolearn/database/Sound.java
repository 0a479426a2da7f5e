package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That a database holds together: nothing half-done, every key whole, every page and index in order. */
interface Sound {
    /** Each counts what a transaction that was cut in half would leave behind. */
    Map<String, String> HALVES = Map.of(
            "a visit without its plan or its author's signature", """
            select count(*) from visit v where not exists (
                select from visit_plan p join visit_signature s using (partnership_id, visit_id, version)
                 where (p.partnership_id, p.visit_id, p.version) = (v.partnership_id, v.visit_id, 1))""",
            "a partnership without the one who offered it",
                    "select count(*) from partnership p where not exists (select from membership m"
                            + " where (m.partnership_id, m.person_id) = (p.partnership_id, p.offered_by))",
            "a step without its words",
                    "select count(*) from next_step n where not exists (select from next_step_said s"
                            + " where (s.partnership_id, s.step_id) = (n.partnership_id, n.step_id))",
            "a gap in the versions of a goal",
                    "select count(*) from (select 1 from goal group by cycle_id having max(version) <> count(*)) gaps",
            "a gap in the versions of an agreement",
                    "select count(*) from (select 1 from agreement group by partnership_id"
                            + " having max(version) <> count(*)) gaps");

    static void nothingHalf(JdbcClient superuser, Path keys) throws IOException {
        for (var half : HALVES.entrySet())
            assertThat(superuser.sql(half.getValue()).query(Integer.class).single())
                    .as(half.getKey())
                    .isZero();
        for (var secret : superuser
                .sql("select secret from partnership_key union select secret from person_key")
                .query(UUID.class)
                .list())
            assertThat(keys.resolve(secret.toString().substring(0, 2)).resolve(secret.toString()))
                    .as("the key of what is sealed")
                    .content()
                    .matches("[0-9a-f]{64}");
        assertThat(keys.resolve("server")).content().matches("[0-9a-f]{64}");
        assertThat(Files.exists(keys)).isTrue();
    }

    /** Looks into every table and index. */
    static void allOfIt(JdbcClient superuser) {
        superuser.sql("create schema if not exists looking").update();
        superuser.sql("create extension if not exists amcheck schema looking").update();
        superuser.sql("""
                select count(looking.bt_index_check(c.oid, true)::text) from pg_class c join pg_am a on a.oid = c.relam
                 where a.amname = 'btree' and c.relkind = 'i' and c.relnamespace = 'public'::regnamespace
                """).query(Integer.class).single();
        assertThat(superuser.sql("""
                select c.relname || ': ' || h.msg from pg_class c cross join lateral looking.verify_heapam(c.oid) h
                 where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                """).query(String.class).list()).isEmpty();
        superuser.sql("drop schema looking cascade").update();
    }
}
