package org.twolearn.ownwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One table of the database, as its comment describes it. The list is drawn by a test from the real schema, so that the
 * page asks the database nothing.
 *
 * @param sealed its columns of sealed words; may be empty
 */
public record Stored(String table, String scope, String kept, String what, String readers, String sealed) {
    static List<Stored> all() {
        try (var list = Stored.class.getResourceAsStream("data.tsv")) {
            if (list == null) throw new IllegalStateException("data.tsv is not packed");
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(part -> new Stored(part[0], part[1], part[2], part[3], part[4], part[5]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
