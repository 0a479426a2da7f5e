package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Where sealed words stand: a row of a {@link SealedColumn}. They open there and nowhere else: moved to another row or
 * column they are refused.
 *
 * @param space the partnership, or the person for words in the person scope
 * @param own whether it is a person's own space, whose key nobody else has
 * @param row the rest of the row's primary key, as text
 */
public record Place(UUID space, boolean own, String table, String row, String column) {
    byte[] bytes() {
        return String.join("\0", own ? "own" : "between", space.toString(), table, row, column)
                .getBytes(UTF_8);
    }
}
