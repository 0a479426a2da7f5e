package org.twolearn.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser keeps for a room without network: static files and two pages that are the same for everybody. The service
 * worker's own words change with each of them, so that a browser sees a new release and takes all of it or nothing.
 */
@RestController
class Kept {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PAGES = List.of("/recorder", "/offline");
    private static final List<String> PICTURES =
            List.of("/img/favicon.svg", "/fonts/atkinson.woff2", "/fonts/literata.woff2");
    // Their words, too, are a reason to fetch the two pages again.
    private static final List<String> DRAWN = List.of("web/words", "visits/words", "web/Jte*", "visits/Jte*");

    private final String worker = worker();

    @GetMapping("/sw.js")
    ResponseEntity<String> serviceWorker() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .body(worker);
    }

    @GetMapping("/app.webmanifest")
    ResponseEntity<byte[]> manifest() {
        var paper = "#f5f0e6";
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "manifest+json"))
                .body(JSON.writeValueAsBytes(Map.of(
                        "name", "TwoLearn",
                        "short_name", "TwoLearn",
                        "start_url", "/",
                        "scope", "/",
                        "display", "standalone",
                        "background_color", paper,
                        "theme_color", paper,
                        "icons", List.of(icon(192, "any"), icon(512, "any"), icon(512, "maskable")))));
    }

    private static Map<String, String> icon(int size, String purpose) {
        return Map.of(
                "src",
                "/img/icon-" + size + ".png",
                "sizes",
                size + "x" + size,
                "type",
                "image/png",
                "purpose",
                purpose);
    }

    private static String worker() {
        var files = Stream.of(
                        PAGES.stream(),
                        PICTURES.stream(),
                        Stream.of(Stylesheet.href()),
                        Scripts.under(
                                "twolearn.js",
                                "unsent.js",
                                "sealed.js",
                                "names.js",
                                "students.js",
                                "recorder/",
                                "offline/",
                                "figures/"))
                .flatMap(part -> part)
                .toList();
        var text = new String(Scripts.bytes(new ClassPathResource("sw.js")), StandardCharsets.UTF_8)
                .replace("{files}", JSON.writeValueAsString(files));
        return text.replace("{version}", version(text));
    }

    private static String version(String text) {
        var all = new Fingerprint().with(text.getBytes(StandardCharsets.UTF_8));
        var found = new PathMatchingResourcePatternResolver();
        try {
            for (var what : DRAWN)
                for (var drawn : found.getResources("classpath*:org/twolearn/" + what + ".*"))
                    all.with(Scripts.bytes(drawn));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return all.text();
    }
}
