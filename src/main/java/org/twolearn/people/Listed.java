package org.twolearn.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody on the page of a school. */
record Listed(PersonId id, String name, @Nullable String pronouns, String about, boolean coach) {
    static Listed of(List<Doing> rows) {
        var first = rows.getFirst();
        return new Listed(
                new PersonId(first.personId()), first.name(), first.pronouns(), Doing.about(rows), Doing.coaches(rows));
    }
}
