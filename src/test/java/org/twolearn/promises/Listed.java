package org.twolearn.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A list in src/test/resources/promises that somebody must extend, with a reason, when something new appears. */
interface Listed {
    /** Name and reason (or kind) of each line; lines that begin with # are remarks. */
    static Map<String, String> in(String file) {
        return in(file, 1);
    }

    /** Where the first columns together are the name. */
    static Map<String, String> in(String file, int names) {
        var listed = new LinkedHashMap<String, String>();
        for (var line : lines(file)) {
            var parts = line.split("\t+", names + 1);
            listed.put(String.join(" ", Arrays.copyOf(parts, names)).strip(), parts[names].strip());
        }
        return listed;
    }

    static List<String> lines(String file) {
        try (var lines = Objects.requireNonNull(Listed.class.getResourceAsStream("/promises/" + file), file)) {
            return new String(lines.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
