package org.twolearn.ownwords;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One's own rows of every table there is. Names no table: what there is, the database itself says. */
@Repository
class OwnTable {
    /**
     * A table that has rows of somebody's.
     *
     * @param between whether it is of the partnership scope, where more than one person's rows lie
     * @param about its comment
     * @param columns those that the application may read
     */
    record Kind(String table, boolean between, String about, List<String> columns) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    OwnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every kind, by name. */
    List<Kind> kinds() {
        return jdbc.sql("""
                select c.relname, d.about, d.about like 'scope: partnership.%' as between,
                       array_agg(a.attname::text order by a.attnum) as columns
                  from pg_class c
                 cross join lateral (select obj_description(c.oid, 'pg_class') as about) d
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and has_column_privilege(c.oid, a.attnum, 'select')
                   and (a.atttypid <> 'bytea'::regtype or a.attname = 'words' or d.about like 'scope: partnership.%')
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and d.about like 'scope: %'
                   and case when d.about like 'scope: partnership.%' then whose(c.oid) <> '{}'
                            else exists (select from pg_attribute p
                                          where p.attrelid = c.oid and p.attname = 'person_id'
                                            and has_column_privilege(c.oid, p.attnum, 'select'))
                                 and not exists (select from pg_attribute k
                                                  where k.attrelid = c.oid and k.attname = 'wrapped') end
                 group by c.relname, d.about
                 order by c.relname
                """)
                .query((row, _) -> new Kind(
                        row.getString("relname"),
                        row.getBoolean("between"),
                        row.getString("about"),
                        Arrays.asList((String[]) row.getArray("columns").getArray())))
                .list();
    }

    /** The names of a kind come from the catalog and are quoted there. */
    List<ObjectNode> rows(Kind kind) {
        if (kind.between()) return rows(kind.table());
        return read(jdbc.sql("select to_jsonb(t) from (select \"%s\" from \"%s\" where person_id = me()) t"
                .formatted(String.join("\", \"", kind.columns()), kind.table())));
    }

    /** Of the partnership scope, also where the reader is no member any more. */
    List<ObjectNode> rows(String table) {
        return read(jdbc.sql("select own_rows(?)").param(table));
    }

    private static List<ObjectNode> read(JdbcClient.StatementSpec statement) {
        return statement.query(String.class).list().stream()
                .map(text -> (ObjectNode) JSON.readTree(text))
                .toList();
    }
}
