package org.twolearn.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as they stand in real files. */
final class Days {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([T ].*)?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(\\s.*)?");

    private Days() {}

    /** Month first where both readings are possible, as in the United States; the report always says what was read. */
    static Optional<LocalDate> read(Row row, String column) {
        var text = row.get(column);
        if (text.isEmpty()) return Optional.empty();
        try {
            var iso = ISO.matcher(text);
            if (iso.matches())
                return Optional.of(noted(row, column, text, day(iso.group(1), iso.group(2), iso.group(3))));
            var slashed = SLASHED.matcher(text);
            if (slashed.matches()) {
                var monthFirst = Integer.parseInt(slashed.group(1)) <= 12;
                var day = day(slashed.group(3), slashed.group(monthFirst ? 1 : 2), slashed.group(monthFirst ? 2 : 1));
                return Optional.of(noted(row, column, text, day));
            }
        } catch (DateTimeException unreadable) {
            // Falls through to the report: there is no such day.
        }
        row.found(Fault.DATE_UNREADABLE, column, text, null);
        return Optional.empty();
    }

    private static LocalDate noted(Row row, String column, String text, LocalDate day) {
        if (!day.toString().equals(text)) row.found(Fault.DATE, column, text, day.toString());
        return day;
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }
}
