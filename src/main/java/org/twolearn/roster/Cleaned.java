package org.twolearn.roster;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** Fields without what no name, address or title needs: line breaks and control characters. */
final class Cleaned {
    private static final char REPLACEMENT = '\uFFFD';

    private Cleaned() {}

    static List<String> fields(CsvRecord record, String file, Findings findings) {
        if (record.getFields().stream().allMatch(Cleaned::clean)) return record.getFields();
        return record.getFields().stream()
                .map(field -> cleaned(field, record.getStartingLineNumber(), file, findings))
                .toList();
    }

    private static boolean clean(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c < ' ' || c == 0x7f || c == REPLACEMENT) return false;
        }
        return true;
    }

    private static String cleaned(String field, long line, String file, Findings findings) {
        if (clean(field)) return field;
        if (field.indexOf(REPLACEMENT) >= 0) throw findings.stop(Fault.NOT_UTF8, file, line, null, field);
        var joined = onOneLine(field).replace('\t', ' ');
        if (!joined.equals(field)) findings.add(Fault.LINE_BREAK, file, line, null, joined, null);
        var without = joined.replaceAll("\\p{Cntrl}", "");
        if (!without.equals(joined)) findings.add(Fault.CONTROL, file, line, null, without, null);
        return without;
    }

    /** Line by line: a pattern for white space around a line break takes long over a field that is nothing else. */
    private static String onOneLine(String field) {
        if (field.indexOf('\n') < 0 && field.indexOf('\r') < 0) return field;
        return field.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining(" "));
    }
}
