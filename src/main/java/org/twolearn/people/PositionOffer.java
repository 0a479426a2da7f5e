package org.twolearn.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.web.Words;

/** A position that somebody may accept, or leave. */
record PositionOffer(
        UUID id,
        UUID personId,
        String person,
        String by,
        String kind,
        @Nullable String school,
        LocalDate until) {
    String day() {
        return Words.day(until, "MMMM d");
    }

    String key() {
        return "people.kind." + kind.replace(' ', '-');
    }
}
