package org.twolearn.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of a file. What is missing is an empty text. */
record Row(String file, long line, Map<String, Integer> columns, List<String> fields, Findings findings) {
    /** A line that cannot be used; the report says why. */
    static final class LeftOut extends RuntimeException {
        LeftOut() {
            super("left out", null, false, false);
        }
    }

    private static final int LONGEST = 255;

    String get(String column) {
        var place = columns.get(column);
        return place == null || place >= fields.size() ? "" : fields.get(place).strip();
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** What is kept: at most 255 characters, or the line is left out. */
    @Nullable
    String kept(String column) {
        var text = get(column);
        if (text.length() > LONGEST) throw leaveOut(Fault.TOO_LONG, column, text);
        return text.isEmpty() ? null : text;
    }

    String required(String column) {
        var text = kept(column);
        if (text == null) throw leaveOut(Fault.BLANK, column, "");
        return text;
    }

    List<String> list(String column) {
        return Stream.of(get(column).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whether the row is to be taken away; says so where the status is none that we know. */
    boolean gone() {
        var status = get("status").toLowerCase(Locale.ROOT);
        return switch (status) {
            case "", "active" -> false;
            case "tobedeleted" -> true;
            default -> throw leaveOut(Fault.STATUS, "status", get("status"));
        };
    }

    void checkTruth(String column) {
        var text = get(column);
        var meant = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals("true") || text.equals("false")) return;
        var read = Objects.requireNonNullElse(
                Map.of("true", "true", "1", "true", "yes", "true", "false", "false", "0", "false", "no", "false")
                        .get(meant),
                "true");
        found(Fault.TRUE_OR_FALSE, column, text, read);
    }

    LeftOut leaveOut(Fault fault, String column, String said) {
        found(fault, column, said, null);
        return new LeftOut();
    }

    void found(Fault fault, @Nullable String column, @Nullable String said, @Nullable String meant) {
        findings.add(fault, file, line, column, said, meant);
    }
}
