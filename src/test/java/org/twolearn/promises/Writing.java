package org.twolearn.promises;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One row of one table, and what would write it again, change each of its columns, or take it away. */
record Writing(String table, String what, String row, List<String> statements) {
    private static final int MOST = 6;

    /** Every row that has one of these ids in it, six of each table. */
    static List<Writing> of(Tried tried, String role, String table, String what, List<String> ids) throws SQLException {
        var columns = columns(tried, role, table, what);
        if (columns.isEmpty()) return List.of();
        var rows = tried.texts("select to_jsonb(t)::text from public." + table + " t where t::text ~ '"
                + String.join("|", ids).replace("-", "-?") + "' limit " + MOST);
        var all = new ArrayList<Writing>();
        for (var row : rows) all.add(new Writing(table, what, row, statements(table, what, row, columns)));
        return all;
    }

    /** What is so before somebody tries: a new row is not there yet, one that is there is alone. */
    String alone() {
        // Who runs the district is said by the same table.
        if (table.equals("position") && !what.equals("insert")) return "select 1";
        return "delete from public." + table + " t where to_jsonb(t) " + (what.equals("insert") ? "=" : "<>") + " '"
                + row.replace("'", "''") + "'::jsonb";
    }

    boolean names(String id) {
        return row.contains(id);
    }

    Writing with(String writer, String other) {
        return new Writing(
                table,
                what,
                row.replace(writer, other),
                statements.stream().map(sql -> sql.replace(writer, other)).toList());
    }

    private static List<String> columns(Tried tried, String role, String table, String what) throws SQLException {
        if (what.equals("delete"))
            return tried.texts("select '*' from pg_class where oid = 'public." + table
                    + "'::regclass and relkind <> 'v' and has_table_privilege('" + role + "', 'public." + table
                    + "', 'delete')");
        return tried.texts(
                "select quote_ident(attname) || case when atttypid = 'timestamptz'::regtype then ' ' else '' end"
                        + " from pg_attribute where attrelid = 'public." + table
                        + "'::regclass and exists (select from pg_class where oid = attrelid and relkind <> 'v') and attnum > 0 and not attisdropped"
                        + " and attidentity <> 'a' and has_column_privilege('" + role + "', attrelid, attnum, '" + what
                        + "') order by attnum");
    }

    private static List<String> statements(String table, String what, String row, List<String> columns) {
        var all = columns.stream().map(String::strip).collect(Collectors.joining(", "));
        var where = table.equals("position")
                ? " where position_id = '" + row.replaceFirst(".*\"position_id\": \"([^\"]*)\".*", "$1") + "'"
                : "";
        return switch (what) {
            case "insert" ->
                List.of("insert into public." + table + " (" + all + ") select " + all
                        + " from jsonb_populate_record(null::public." + table + ", '" + row.replace("'", "''") + "')");
            case "update" ->
                columns.stream()
                        .flatMap(column -> column.endsWith(" ")
                                ? List.of(column + "= null", column + "= now()").stream()
                                : List.of(column + " = null").stream())
                        .map(set -> "update public." + table + " set " + set + where)
                        .toList();
            default -> List.of("delete from public." + table + where);
        };
    }
}
