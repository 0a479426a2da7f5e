package org.twolearn.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Our own source files, for claims about what may stand in them. */
interface Sources {
    Path ROOT = Path.of("src/main/java/org/twolearn");

    /** The text of each file with the ending, by its path under the root package. */
    static Map<String, String> ending(String ending) {
        try (var files = Files.walk(ROOT)) {
            var found = new TreeMap<String, String>();
            for (var file :
                    files.filter(file -> file.toString().endsWith(ending)).toList())
                found.put(ROOT.relativize(file).toString(), Files.readString(file));
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
