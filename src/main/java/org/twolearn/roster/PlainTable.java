package org.twolearn.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table of staff as a school office keeps it: name, e-mail, school, position, in any order. Adds and changes; nobody leaves by it. */
final class PlainTable {
    private static final int PEEK = 64 * 1024;
    private static final List<String> USUAL = List.of("name", "email", "school", "position");
    private static final Map<String, Set<String>> HEADINGS = Map.of(
            "name", Set.of("name", "fullname", "staffname", "displayname", "teacher"),
            "given", Set.of("firstname", "givenname", "first", "given", "preferredname"),
            "family", Set.of("lastname", "familyname", "surname", "last", "family"),
            "email", Set.of("email", "mail", "emailaddress", "workemail", "schoolemail"),
            "school", Set.of("school", "building", "site", "schoolname", "campus", "location"),
            "position", Set.of("position", "role", "title", "jobtitle", "job"),
            "subject", Set.of("subject", "subjects", "teaches", "gradeandsubject"),
            "pronouns", Set.of("pronouns"));

    private final String file;
    private final Findings findings;
    private final Staged staged;
    private final Set<String> schools = new HashSet<>();
    private final Map<String, Integer> people = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private long line;

    PlainTable(String file, Findings findings, Staged staged) {
        this.file = file;
        this.findings = findings;
        this.staged = staged;
    }

    Shape read(InputStream bytes) throws IOException {
        var text = Characters.of(bytes);
        if (text.marked) findings.add(Fault.BYTE_ORDER_MARK, file);
        var reader = new BufferedReader(text, PEEK);
        reader.mark(PEEK);
        var separator = separator(reader);
        reader.reset();
        try {
            for (CsvRecord record : Sheet.csv(separator).ofCsvRecord(reader)) {
                line = record.getStartingLineNumber();
                var fields = Cleaned.fields(record, file, findings);
                if (places.isEmpty() && headings(fields)) continue;
                row(fields);
            }
        } catch (CsvParseException unreadable) {
            throw findings.stop(Sheet.reason(unreadable), file, line + 1, null, null);
        }
        if (text.quoteLeftOpen()) throw findings.stop(Fault.QUOTE_OPEN, file, line, null, null);
        if (text.lineEndsMixed()) findings.add(Fault.LINE_ENDS, file);
        if (line == 0) throw findings.stop(Fault.EMPTY, file, 0, null, null);
        staged.flush();
        return new Shape("", false, false, false, true, true);
    }

    private static char separator(BufferedReader reader) throws IOException {
        var start = new char[4096];
        int read = Math.max(0, reader.read(start));
        var first = new String(start, 0, read).lines().findFirst().orElse("");
        if (first.indexOf('\t') >= 0) return '\t';
        return first.chars().filter(c -> c == ';').count()
                        > first.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    /** Whether the first line names the columns. Without a line of headings the usual order is meant, if an e-mail stands there. */
    private boolean headings(List<String> fields) {
        for (int place = 0; place < fields.size(); place++) {
            var letters = fields.get(place).replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT);
            for (var heading : HEADINGS.entrySet())
                if (heading.getValue().contains(letters)) places.putIfAbsent(heading.getKey(), place);
        }
        if (places.containsKey("email") && (places.containsKey("name") || places.containsKey("family"))) {
            unknown(fields);
            return true;
        }
        places.clear();
        if (fields.size() < 2 || !fields.get(1).contains("@"))
            throw findings.stop(Fault.NOT_A_ROSTER, file, line, null, String.join(", ", fields));
        findings.add(Fault.NO_HEADINGS, file, line, null, null, null);
        for (int place = 0; place < USUAL.size(); place++) places.put(USUAL.get(place), place);
        return false;
    }

    private void unknown(List<String> fields) {
        for (int place = 0; place < fields.size(); place++)
            if (!places.containsValue(place) && !fields.get(place).isBlank())
                findings.add(Fault.UNKNOWN_COLUMN, file, line, fields.get(place), fields.get(place), null);
    }

    private void row(List<String> fields) {
        findings.line();
        var row = new Row(file, line, places, fields, findings);
        try {
            person(row);
        } catch (Row.LeftOut said) {
            // It is in the report; the next row may be fine.
        }
    }

    private void person(Row row) {
        var email = row.required("email");
        if (!email.matches("[^@\\s]+@[^@\\s]+")) throw row.leaveOut(Fault.BLANK, "email", email);
        var source = "mail:" + email.toLowerCase(Locale.ROOT);
        var name = name(row);
        var school = school(row);
        var title = row.kept("position");
        var kind = title == null ? "teacher" : kind(row, title);
        var subject = row.kept("subject");
        if (subject == null && kind.equals("staff")) subject = title;
        boolean first = people.merge(source, 1, Integer::sum) == 1;
        if (first) staged.people.add(line, source, name[0], name[1], row.kept("pronouns"), email, null, false);
        staged.positions.add(line, "table:" + source + "@" + school + ":" + kind, source, school, kind, subject, false);
    }

    private static String[] name(Row row) {
        if (row.has("family")) return new String[] {row.required("given"), row.required("family")};
        var name = row.required("name");
        int comma = name.indexOf(',');
        if (comma > 0 && comma < name.length() - 1)
            return new String[] {
                name.substring(comma + 1).strip(), name.substring(0, comma).strip()
            };
        int space = name.lastIndexOf(' ');
        if (space < 0) throw row.leaveOut(Fault.BLANK, "family name", name);
        return new String[] {name.substring(0, space).strip(), name.substring(space + 1)};
    }

    private @Nullable String school(Row row) {
        var name = row.kept("school");
        if (name == null) return null;
        var source = "name:" + name.toLowerCase(Locale.ROOT);
        if (schools.add(source)) staged.orgs.add(line, source, name, true, null, false);
        return source;
    }

    private static String kind(Row row, String title) {
        var lower = title.toLowerCase(Locale.ROOT);
        if (lower.contains("coach")) {
            row.found(Fault.POSITION_OFFERED, "position", title, null);
            return "staff";
        }
        if (lower.equals("principal")) return "principal";
        return lower.contains("teacher") ? "teacher" : "staff";
    }
}
