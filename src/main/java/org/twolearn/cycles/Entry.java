package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

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

    /** A text as a page shows it: what was picked from a list is said in words. */
    String said(String name) {
        if (name.equals("line")) return text(name) + " " + said("line-of");
        return kind.picks().containsKey(name) && says(name)
                ? say(Forms.key(kind, name + "." + text(name)))
                : text(name);
    }

    /** The names of its texts, in the order of the form; the two halves of the line are said together. */
    List<String> named() {
        return texts.keySet().stream().filter(name -> !name.equals("line-of")).toList();
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
