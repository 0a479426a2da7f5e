package org.twolearn.promises;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of every table, PostgreSQL’s own included, as a dump would write it: as text, and bytes as bytes. */
record Rows(JdbcClient superuser) {
    List<String> with(Searched words) {
        var tables = superuser
                .sql(
                        "select format('%I.%I', nspname, relname) from pg_class c join pg_namespace n on n.oid = relnamespace"
                                + " where relkind in ('r', 'm', 't') order by 1")
                .query(String.class)
                .list();
        return tables.stream().filter(table -> holds(table, words)).toList();
    }

    private boolean holds(String table, Searched words) {
        var all = new ByteArrayOutputStream();
        var packed = superuser
                .sql("select * from " + table)
                .query((row, _) -> {
                    var found = false;
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        var isBytes = row.getMetaData().getColumnTypeName(i).equals("bytea");
                        var bytes = isBytes ? row.getBytes(i) : bytes(row.getString(i));
                        if (bytes == null) continue;
                        found |= isBytes && words.in(bytes);
                        all.writeBytes(bytes);
                        all.write('\n');
                    }
                    return found;
                })
                .list();
        return packed.contains(true) || words.in(all.toByteArray());
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
