package org.twolearn.cycles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** Something written down in a cycle. Never changed: what is newer stands beside it. */
record Entry(
        Kind kind,
        @Nullable CycleId cycle,
        UUID id,
        PersonId by,
        Instant at,
        int version,
        int step,
        @Nullable UUID about,
        @Nullable String what,
        @Nullable LocalDate day,
        @Nullable Instant until,
        Map<String, String> texts) {
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean says(String name) {
        return texts.containsKey(name);
    }

    /** A checklist is one step a line. */
    List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
