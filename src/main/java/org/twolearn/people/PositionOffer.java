package org.twolearn.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A position that somebody may accept, or leave. */
record PositionOffer(
        UUID id,
        UUID personId,
        String person,
        String by,
        String kind,
        @Nullable String school,
        LocalDate until) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.US);

    String day() {
        return until.format(DAY);
    }

    String key() {
        return "people.kind." + kind.replace(' ', '-');
    }
}
