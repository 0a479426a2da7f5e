package org.twolearn.roster;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads one CSV file row by row, whatever its size. */
final class Sheet {
    private static final int LONGEST_FIELD = 64 * 1024;

    private final String file;
    private final Columns columns;
    private final Findings findings;
    private long line;
    private long rows;

    Sheet(String file, Columns columns, Findings findings) {
        this.file = file;
        this.columns = columns;
        this.findings = findings;
    }

    /** Gives each usable row to the reader; a row it leaves out is in the report and the next one follows. */
    long read(InputStream bytes, Consumer<Row> reader) throws IOException {
        var text = Characters.of(bytes);
        if (text.marked) findings.add(Fault.BYTE_ORDER_MARK, file);
        try {
            Map<String, Integer> places = Map.of();
            int width = 0;
            for (CsvRecord record : csv(',').ofCsvRecord(text)) {
                line = record.getStartingLineNumber();
                if (width == 0) {
                    places = headings(record.getFields());
                    width = record.getFieldCount();
                } else row(record, places, width, reader);
            }
            if (width == 0) throw findings.stop(Fault.EMPTY, file, 0, null, null);
        } catch (CsvParseException unreadable) {
            throw findings.stop(reason(unreadable), file, line + 1, null, null);
        }
        if (text.quoteLeftOpen()) throw findings.stop(Fault.QUOTE_OPEN, file, line, null, null);
        if (text.lineEndsMixed()) findings.add(Fault.LINE_ENDS, file);
        if (rows == 0) findings.add(Fault.NO_ROWS, file);
        return rows;
    }

    static CsvReader.CsvReaderBuilder csv(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .skipEmptyLines(true)
                .maxBufferSize(LONGEST_FIELD);
    }

    /** A parser says it in words only: too much text for one field, or a quotation mark in the wrong place. */
    static Fault reason(CsvParseException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            if (message.contains("buffer") || message.contains("maximum")) return Fault.FIELD_ENDLESS;
        }
        return Fault.QUOTE_INSIDE;
    }

    private void row(CsvRecord record, Map<String, Integer> places, int width, Consumer<Row> reader) {
        rows++;
        findings.line();
        var row = new Row(file, line, places, Cleaned.fields(record, file, findings), findings);
        try {
            if (record.getFieldCount() > width)
                throw row.leaveOut(Fault.FIELDS, "", record.getFieldCount() + " / " + width);
            reader.accept(row);
        } catch (Row.LeftOut said) {
            // It is in the report; the next row may be fine.
        }
    }

    private Map<String, Integer> headings(List<String> fields) {
        var places = new HashMap<String, Integer>();
        for (int place = 0; place < fields.size(); place++) {
            var heading = fields.get(place).strip();
            var column = column(heading);
            if (!column.isEmpty() && places.putIfAbsent(column, place) != null)
                throw findings.stop(Fault.COLUMN_TWICE, file, line, column, heading);
        }
        for (var column : columns.required())
            if (!places.containsKey(column))
                throw findings.stop(Fault.COLUMN_MISSING, file, line, column, String.join(", ", fields));
        return places;
    }

    private String column(String heading) {
        if (columns.known().contains(heading)) return heading;
        if (heading.startsWith("metadata.") || heading.isEmpty()) return "";
        if (heading.equals("resourceSourcedIds")) {
            findings.add(Fault.OLD_COLUMN, file, line, heading, heading, null);
            return "";
        }
        var meant = columns.meantBy(heading);
        findings.add(
                meant.isPresent() ? Fault.HEADING : Fault.UNKNOWN_COLUMN,
                file,
                line,
                heading,
                heading,
                meant.orElse(null));
        return meant.orElse("");
    }
}
