package org.twolearn.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One style sheet for all pages, joined from a file for each component. Its address changes when a word of it does. */
@RestController
public class Stylesheet {
    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"(.+?)\"\\) layer\\((.+?)\\);");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/\\s*|^\\s+|\\n\\s*");
    private static final String CSS = joined();
    private static final String HASH =
            new Fingerprint().with(CSS.getBytes(StandardCharsets.UTF_8)).text();

    /** Where the layout finds it. */
    public static String href() {
        return "/app-" + HASH + ".css";
    }

    /** An older page may ask for an older one: it gets today's, and is told not to keep it. */
    @GetMapping("/app-{hash:[0-9a-f]{12}}.css")
    ResponseEntity<String> css(@PathVariable String hash) {
        var caching = hash.equals(HASH)
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok()
                .cacheControl(caching)
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(CSS);
    }

    private static String joined() {
        var layered = IMPORT.matcher(read("app.css"))
                .replaceAll(part -> "@layer " + part.group(2) + "{"
                        + read(part.group(1)).replace("\\", "\\\\").replace("$", "\\$") + "}");
        return COMMENT.matcher(layered).replaceAll("");
    }

    private static String read(String file) {
        try (var css = Stylesheet.class.getResourceAsStream("/css/" + file)) {
            if (css == null) throw new IllegalStateException("There is no style sheet " + file);
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
