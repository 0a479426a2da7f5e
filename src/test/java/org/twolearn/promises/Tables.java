package org.twolearn.promises;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twolearn.Database;

/** The tables that are there, as the database itself says. */
interface Tables {
    /** Each table with the scope its comment names. */
    static Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        Database.superuser()
                .sql("""
                select relname, coalesce(substring(obj_description(c.oid, 'pg_class') from '^scope: (\\w+)\\.'), 'none') as scope
                  from pg_class c
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
                   and relname <> 'flyway_schema_history'
                 order by relname
                """)
                .query((row, _) -> scopes.put(row.getString("relname"), row.getString("scope")))
                .list();
        return scopes;
    }

    /** All of them; bench/policies.sh asks for one at a time. */
    static Collection<String> chosen() {
        var one = System.getProperty("twolearn.table");
        return one == null ? scopes().keySet() : List.of(one);
    }

    /** How many rows a table has, and a sum of what is in them. */
    static String contents(String table) {
        return Database.superuser()
                .sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table + " t")
                .query(String.class)
                .single();
    }

    /** Those with a row that holds a sentence in any form PostgreSQL would show it in. */
    static List<String> thatShow(String sentence) {
        var hex = HexFormat.of().formatHex(sentence.getBytes(StandardCharsets.UTF_8));
        return scopes().keySet().stream()
                .filter(table -> Database.superuser()
                        .sql("select exists (select from " + table + " t where t::text like ? or t::text like ?)")
                        .params("%" + sentence + "%", "%" + hex + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
