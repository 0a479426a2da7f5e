package org.twolearn.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The scripts of all pages, under an address that changes when a word of any of them does: what one imports fits it. */
public final class Scripts {
    private Scripts() {}

    private static final String ROOT = "/static/js/";
    private static final SortedMap<String, byte[]> FILES = read();
    private static final String HASH = hashed();

    /** @param name as "recorder/recorder.js" */
    public static String href(String name) {
        if (!FILES.containsKey(name)) throw new IllegalStateException("There is no script " + name);
        return "/js/" + HASH + "/" + name;
    }

    /** All that begin like this. */
    static Stream<String> under(String... beginnings) {
        return FILES.keySet().stream()
                .filter(name -> List.of(beginnings).stream().anyMatch(name::startsWith))
                .map(Scripts::href);
    }

    /** The part of an address that changes. */
    static String hash() {
        return HASH;
    }

    static byte[] bytes(Resource resource) {
        try (var file = resource.getInputStream()) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static SortedMap<String, byte[]> read() {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var script : new PathMatchingResourcePatternResolver().getResources("classpath:" + ROOT + "**/*.js")) {
                var address = script.getURL().toString();
                files.put(address.substring(address.lastIndexOf(ROOT) + ROOT.length()), bytes(script));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    private static String hashed() {
        var all = new Fingerprint();
        FILES.forEach(
                (name, file) -> all.with(name.getBytes(StandardCharsets.UTF_8)).with(file));
        return all.text();
    }
}
