package org.twolearn.partnerships;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as a browser's date field sends them. */
interface Dates {
    /** Nothing for what is no day, or one after the year 9999. */
    static Optional<LocalDate> typed(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() <= 9999);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
