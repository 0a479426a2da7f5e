package org.twolearn.sharing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * What somebody wishes to show, to whom and until when.
 *
 * @param form the hidden id of the form: sent twice it is one share
 * @param level null where only single things were chosen
 */
record Wish(
        UUID form, PersonId with, LocalDate until, @Nullable Level level, Set<UUID> items) {
    boolean holds(Piece piece) {
        return items.contains(piece.id()) || level != null && level.holds(piece.level());
    }

    /** Never an id that the form chose, which could be somebody else's. */
    UUID id(PersonId by) {
        return Piece.named("share " + by.value(), form);
    }

    /** How much it is, in one word. */
    String what() {
        return level == null ? "single" : level.name().toLowerCase(Locale.ROOT);
    }
}
