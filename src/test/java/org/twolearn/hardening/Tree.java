package org.twolearn.hardening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of the repository, for claims about what may stand in them. */
interface Tree {
    /** Text of each file below a directory whose name ends so. */
    static Map<String, String> of(String directory, String... endings) {
        try (var files = Files.walk(Path.of(directory))) {
            var found = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList())
                if (List.of(endings).stream().anyMatch(file.toString()::endsWith))
                    found.put(file.toString(), Files.readString(file));
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
