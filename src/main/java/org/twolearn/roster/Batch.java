package org.twolearn.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows on their way into a table, a thousand at a time. COPY is closed to a role under row-level security. */
final class Batch {
    private static final int SIZE = 1000;

    private final JdbcClient jdbc;
    private final ImportId id;
    private final String sql;
    private final List<@Nullable Object[]> rows = new ArrayList<>(SIZE);
    private long place;

    /** @param columns "name text, school boolean": after place and line, which every table has */
    Batch(JdbcClient jdbc, ImportId id, String table, String columns) {
        this.jdbc = jdbc;
        this.id = id;
        var described = List.of(("place bigint, line bigint, " + columns).split(", ", -1));
        var names = described.stream().map(column -> column.split(" ", -1)[0]).toList();
        var arrays = described.stream()
                .map(column -> "?::" + column.split(" ", -1)[1] + "[]")
                .toList();
        this.sql = "insert into " + table + " (district_id, import_id, " + String.join(", ", names)
                + ") select ?, ?, u.* from unnest(" + String.join(", ", arrays) + ") as u";
    }

    void add(long line, @Nullable Object... values) {
        var row = new @Nullable Object[values.length + 2];
        row[0] = ++place;
        row[1] = line;
        System.arraycopy(values, 0, row, 2, values.length);
        rows.add(row);
        if (rows.size() == SIZE) flush();
    }

    void flush() {
        if (rows.isEmpty()) return;
        var statement = jdbc.sql(sql).param(id.district()).param(id.value());
        for (int column = 0; column < rows.getFirst().length; column++) statement = statement.param(column(column));
        statement.update();
        rows.clear();
    }

    private Object column(int column) {
        var values = IntStream.range(0, rows.size()).mapToObj(row -> rows.get(row)[column]);
        return column < 2
                ? values.toArray(Long[]::new)
                : values.map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }
}
