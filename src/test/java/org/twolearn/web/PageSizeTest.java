package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** A page is quick on a school's network: fonts aside, its first view takes at most 60 KB, its own HTML at most 15 KB. */
@Story
class PageSizeTest {
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"");

    @Autowired
    MockMvcTester browser;

    final PersonId ada = Someone.called("Ada");

    @Test
    void theFirstViewIsSmall() throws Exception {
        for (var path : List.of("/", "/partnerships", "/principal", "/leaving")) {
            var html = body(path);
            assertThat(html.length).as(path).isLessThan(15 * 1024);
            int all = compressed(html);
            for (var file : loaded(html).toList()) all += compressed(body(file));
            assertThat(all).as(path).isLessThan(60 * 1024);
        }
    }

    @Test
    void theStyleSheetIsKeptUntilItChanges() throws Exception {
        assertThat(browser.get().uri(Stylesheet.href()))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(browser.get().uri("/app-000000000000.css"))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "no-cache");
        assertThat(body(Stylesheet.href()))
                .asString()
                .contains("@layer components{")
                .doesNotContain("@import");
    }

    @Test
    void fontsAreKeptAndScriptsAreAskedForAgain() {
        assertThat(browser.get().uri("/fonts/atkinson.woff2"))
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "max-age=31536000, public");
        assertThat(browser.get().uri("/js/twolearn.js")).hasStatusOk().headers().hasValue("Cache-Control", "no-cache");
    }

    private byte[] body(String path) {
        return Someone.as(ada, () -> browser.get().uri(path).exchange())
                .getResponse()
                .getContentAsByteArray();
    }

    private static Stream<String> loaded(byte[] html) {
        return LOADED.matcher(new String(html, java.nio.charset.StandardCharsets.UTF_8))
                .results()
                .map(match -> match.group(1));
    }

    private static int compressed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.size();
    }
}
