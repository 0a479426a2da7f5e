package org.twolearn.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A list in src/test/resources/promises that somebody must extend, with a reason, when something new appears. */
interface Listed {
    /** Name and reason (or kind) of each line; lines that begin with # are remarks. */
    static Map<String, String> in(String file) {
        try (var lines = Objects.requireNonNull(Listed.class.getResourceAsStream("/promises/" + file), file)) {
            var listed = new LinkedHashMap<String, String>();
            for (var line : new String(lines.readAllBytes(), UTF_8).split("\n", -1)) {
                if (line.isBlank() || line.startsWith("#")) continue;
                var parts = line.split("\t+", 2);
                listed.put(parts[0].strip(), parts[1].strip());
            }
            return listed;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
