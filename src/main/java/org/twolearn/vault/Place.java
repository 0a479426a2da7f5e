package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.UUID;

/**
 * Where sealed words stand: a row of a {@link SealedColumn}. They open there and nowhere else: moved to another row or
 * column they are refused.
 *
 * @param space the partnership, the person for words in the person scope, or the share
 * @param row the rest of the row's primary key, as text
 */
public record Place(UUID space, Kind kind, String table, String row, String column) {
    /** Whose keys open it: all members', one person's own, or those of one share, which whom it is shown to reads. */
    public enum Kind {
        BETWEEN,
        OWN,
        SHARED
    }

    byte[] bytes() {
        return String.join("\0", kind.name().toLowerCase(Locale.ROOT), space.toString(), table, row, column)
                .getBytes(UTF_8);
    }
}
