package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows as a table for LibreOffice, Excel and the like. What stands inside of a cell becomes cells of its own, and a list
 * of things is left out: it is a sheet of its own.
 */
record Sheet(List<Map<String, String>> rows) {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n|%＝＋－＠";
    private static final char BYTE_ORDER_MARK = '\ufeff'; // Without it Excel does not believe in UTF-8.

    static Sheet of(List<ObjectNode> rows) {
        return new Sheet(rows.stream().map(Sheet::cells).toList());
    }

    /** The lists that stand in a column, each thing with the ids of the row it stood in. */
    static Map<String, Sheet> lists(List<ObjectNode> rows) {
        var sheets = new LinkedHashMap<String, List<Map<String, String>>>();
        for (var row : rows)
            row.properties().forEach(column -> {
                if (!ofThings(column.getValue())) return;
                for (var thing : column.getValue()) {
                    var cells = ids(row);
                    cells.putAll(cells((ObjectNode) thing));
                    sheets.computeIfAbsent(column.getKey(), _ -> new ArrayList<>())
                            .add(cells);
                }
            });
        var all = new LinkedHashMap<String, Sheet>();
        sheets.forEach((column, things) -> all.put(column, new Sheet(things)));
        return all;
    }

    void write(OutputStream to) throws IOException {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> names.addAll(row.keySet()));
        var text = new OutputStreamWriter(to, UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(names);
        for (var row : rows)
            csv.writeRecord(
                    names.stream().map(name -> safe(row.getOrDefault(name, ""))).toList());
        csv.flush();
        text.flush();
    }

    /**
     * A cell that begins like a formula is one to a spreadsheet, and could send away what stands beside it; also behind
     * blanks, and in the wide signs of East Asia. An apostrophe in front makes it show what follows as it is.
     */
    static String safe(String cell) {
        var plain = cell.replace("\0", "");
        var first = plain.stripLeading();
        return begins(plain) || begins(first) ? "'" + plain : plain;
    }

    private static boolean begins(String cell) {
        return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0;
    }

    private static Map<String, String> cells(ObjectNode row) {
        var cells = new LinkedHashMap<String, String>();
        row.properties().forEach(column -> {
            var value = column.getValue();
            if (value.isObject())
                cells((ObjectNode) value).forEach((name, cell) -> cells.put(column.getKey() + "." + name, cell));
            else if (!ofThings(value)) cells.put(column.getKey(), cell(value));
        });
        return cells;
    }

    private static Map<String, String> ids(ObjectNode row) {
        var ids = new LinkedHashMap<String, String>();
        row.properties().forEach(column -> {
            if (column.getKey().endsWith("_id")) ids.put(column.getKey(), cell(column.getValue()));
        });
        return ids;
    }

    private static String cell(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }

    private static boolean ofThings(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.get(0).isObject();
    }
}
