package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Where sealed words stand. They open there and nowhere else: moved to another row or column they are refused.
 *
 * @param space the partnership, or the person for words in the person scope
 * @param row the rest of the row's primary key, as text
 */
public record Place(UUID space, String table, String row, String column) {
    public static Place of(UUID space, String table, Object row, String column) {
        return new Place(space, table, row.toString(), column);
    }

    byte[] bytes() {
        return String.join("\0", space.toString(), table, row, column).getBytes(UTF_8);
    }
}
