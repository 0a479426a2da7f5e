package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.twolearn.Browser;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.promises.Inside;

/** What every answer of the running application carries, whoever asks for what. */
@Story
@DisplayName("Every address, asked by nobody, by a member and by who runs the district")
class EveryAnswerTest {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " require-trusted-types-for 'script'; trusted-types ours";
    /** Where a recording is opened nothing can be fetched or sent but by a form that somebody presses. */
    private static final String NOTHING_LEAVES =
            POLICY.replace("connect-src 'self'", "connect-src 'none'") + "; media-src blob:";

    private static final Pattern LISTENS = Pattern.compile("/partnerships/[^/]+/visits/own|/js/listen/.*");
    private static final Pattern KEPT = Pattern.compile("/app-[0-9a-f]{12}\\.css|/(js|img|fonts)/.*");
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat (org|java|jakarta)\\.|Whitelabel|Tomcat|Spring|PostgreSQL \\d|PSQL|\\bselect .* from |org\\.twolearn\\.");
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:src|href|action|srcset|poster)=\"(?:https?:)?//", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("\\s(?:href|src|action|formaction)=\"([^\"]*)\"");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\ssrc=\"/)|<style|\\sstyle=\"|\\son[a-z]+=\"|javascript:|<(?:applet|embed|object|iframe|marquee|font)\\b",
            Pattern.CASE_INSENSITIVE);

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    /** All are asked once for all claims about them. */
    private static Map<String, HttpResponse<String>> answers;

    private static int asked;

    Inside inside;
    Wire nobody;
    Wire stranger;

    @BeforeEach
    void theyHaveLived() {
        inside = Inside.at(port);
        nobody = new Wire(port, "");
        stranger = new Wire(port, Browser.session(Someone.called("Stella")));
    }

    @Test
    @DisplayName("The headers are there, and nothing says what runs inside or lets another site read")
    void theHeadersAreThere() {
        var softly = new SoftAssertions();
        answers().forEach((what, answer) -> {
            var headers = answer.headers();
            for (var one : Map.of(
                            "Content-Security-Policy",
                                    LISTENS.matcher(path(what)).matches() ? NOTHING_LEAVES : POLICY,
                            "X-Content-Type-Options", "nosniff",
                            "X-Frame-Options", "DENY",
                            "Referrer-Policy", "same-origin",
                            "Cross-Origin-Opener-Policy", "same-origin",
                            "Cross-Origin-Resource-Policy", "same-origin")
                    .entrySet())
                softly.assertThat(headers.allValues(one.getKey()))
                        .as("%s, %s", what, one.getKey())
                        .containsExactly(one.getValue());
            softly.assertThat(headers.firstValue("Permissions-Policy")).as(what).isPresent();
            softly.assertThat(headers.map().keySet())
                    .as(what)
                    .noneMatch(name -> name.matches("(?i)server|x-powered-by|access-control-.*|x-application-context"));
        });
        softly.assertAll();
    }

    @Test
    @DisplayName("Nothing but what is the same for everybody is kept by a browser or a proxy")
    void noPageIsKept() {
        var softly = new SoftAssertions();
        answers().forEach((what, answer) -> {
            var caching = String.join(", ", answer.headers().allValues("Cache-Control"));
            var shared = KEPT.matcher(path(what)).matches() && answer.statusCode() == 200;
            if (!shared) softly.assertThat(caching).as(what).contains("no-store");
            else softly.assertThat(caching).as(what).doesNotContain("private");
        });
        softly.assertAll();
    }

    @Test
    @DisplayName("A body says what it is and in which letters, and is that")
    void aBodySaysWhatItIs() {
        var softly = new SoftAssertions();
        answers().forEach((what, answer) -> {
            var type = answer.headers().firstValue("Content-Type").orElse("none");
            if (answer.body().isEmpty()) return;
            softly.assertThat(type)
                    .as(what)
                    .matches(
                            "(?i)(text/(html|css|plain);charset=utf-8|(text|application)/javascript(;charset=utf-8)?|application/manifest\\+json"
                                    + "|application/json(;charset=utf-8)?|application/zip|image/svg\\+xml|font/woff2|image/png)");
            softly.assertThat(answer.body().strip().startsWith("<!doctype html>"))
                    .as(what)
                    .isEqualTo(type.startsWith("text/html"));
        });
        softly.assertAll();
    }

    @Test
    @DisplayName("A cookie is for this host, out of reach of scripts and other sites, and small")
    void aCookieIsOutOfReach() {
        var softly = new SoftAssertions();
        var given = new ArrayList<String>();
        answers()
                .forEach((what, answer) -> answer.headers()
                        .allValues("Set-Cookie")
                        .forEach(cookie -> {
                            given.add(cookie);
                            softly.assertThat(cookie)
                                    .as(what)
                                    .contains("Path=/", "HttpOnly")
                                    .containsPattern("SameSite=(Lax|Strict)");
                            softly.assertThat(cookie)
                                    .as(what)
                                    .doesNotContain("Domain=")
                                    .hasSizeLessThan(4096);
                        }));
        softly.assertThat(given).isNotEmpty();
        softly.assertAll();
    }

    @Test
    @DisplayName("No page holds a script or a style of its own, asks another server, or shows what is inside")
    void nothingIsInline() {
        var softly = new SoftAssertions();
        answers().forEach((what, answer) -> {
            softly.assertThat(answer.body())
                    .as(what)
                    .doesNotContainPattern(INSIDE)
                    .doesNotContainPattern(ELSEWHERE);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"))
                softly.assertThat(answer.body()).as(what).doesNotContainPattern(INLINE);
        });
        softly.assertAll();
    }

    @Test
    @DisplayName(
            "Every link, form, script and picture of a page is ours, also where people wrote what looks like an address")
    void everyAddressIsOurs() {
        var softly = new SoftAssertions();
        answers().forEach((what, answer) -> {
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"))
                ADDRESS.matcher(answer.body())
                        .results()
                        .forEach(found ->
                                softly.assertThat(found.group(1)).as(what).matches("(/(?!/)|#)[^\\s\"<>\\\\]*"));
        });
        softly.assertAll();
    }

    @Test
    @DisplayName("Whoever is signed in can sign out on every page")
    void everyPageHasAWayOut() {
        var softly = new SoftAssertions();
        inside.pages(true).forEach((path, page) -> {
            // In the room, the screen is for recording; it leads back to the visit.
            if (!path.endsWith("/recorder") && !path.endsWith("/preview"))
                softly.assertThat(page).as(path).contains("action=\"/signout\"");
        });
        softly.assertAll();
    }

    @Test
    @DisplayName("Reading changes nothing: after a GET of every address all tables hold what they held")
    void readingChangesNothing() {
        inside.pages(true);
        inside.pages(false);
        var before = Inside.rows();
        inside.pages(true);
        inside.pages(false);
        addresses().stream().filter(one -> one.startsWith("GET")).forEach(one -> stranger.gets(path(one)));
        assertThat(Inside.rows()).isEqualTo(before);
    }

    @Test
    @DisplayName("A method that an address does not know is refused, and TRACE everywhere")
    void onlyKnownMethods() {
        var known = addresses();
        var softly = new SoftAssertions();
        for (var path : known.stream().map(EveryAnswerTest::path).distinct().toList())
            for (var method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW")) {
                if (known.contains(method + " " + path) || known.contains("ANY " + path)) continue;
                // An address with an id in the same place answers, and finds nothing of that name.
                var other = method + " " + path;
                if (known.stream().anyMatch(one -> other.matches(one.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "[^/]+"))))
                    continue;
                softly.assertThat(stranger.sends(method, path, "").statusCode())
                        .as("%s %s", method, path)
                        .isIn(method.matches("TRACE|BREW") ? List.of(400, 405, 501) : List.of(405));
            }
        softly.assertAll();
    }

    @Test
    @DisplayName("Another site learns nothing by asking: no answer names it, and a form of its own is refused")
    void anotherSiteLearnsNothing() {
        var softly = new SoftAssertions();
        for (var endpoint : addresses()) {
            var method = endpoint.substring(0, endpoint.indexOf(' '));
            if (method.equals("ANY")) continue;
            for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "application/json")) {
                if (method.equals("GET") && !type.startsWith("text")) continue;
                for (var header : List.of("Origin=https://evil.example", "Sec-Fetch-Site=cross-site")) {
                    var said = header.split("=", 2);
                    var answer = stranger.sends(method, path(endpoint), "", said[0], said[1], "Content-Type", type);
                    softly.assertThat(answer.headers().map().toString())
                            .as(endpoint)
                            .doesNotContain("evil.example");
                    softly.assertThat(answer.headers().map().keySet())
                            .as(endpoint)
                            .noneMatch(name ->
                                    name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
                    if (method.equals("POST"))
                        softly.assertThat(answer.statusCode())
                                .as(endpoint + header)
                                .isEqualTo(403);
                }
            }
        }
        var asked = stranger.sends(
                "OPTIONS", "/notebook", "", "Origin", "https://evil.example", "Access-Control-Request-Method", "POST");
        softly.assertThat(asked.headers().map().toString()).doesNotContainIgnoringCase("access-control");
        softly.assertAll();
    }

    @Test
    @DisplayName("A script is the same for everybody and calls back no name of a stranger's choice")
    void scriptsAreTheSameForEverybody() {
        for (var script :
                List.of("twolearn", "passkeys", "sealed", "unsent", "colleagues", "recorder/recorder", "listen/page")) {
            var path = "/js/" + script + ".js?callback=evil&jsonp=evil";
            assertThat(nobody.gets(path).statusCode()).isEqualTo(200);
            assertThat(nobody.gets(path).body())
                    .isEqualTo(new Wire(port, Browser.session(inside.host()))
                            .gets(path)
                            .body())
                    .doesNotContain("evil");
        }
        assertThat(new Wire(port, Browser.session(inside.host()))
                        .gets("/me?callback=evil")
                        .body())
                .doesNotContain("evil");
    }

    private Map<String, HttpResponse<String>> answers() {
        if (asked != port) {
            answers = ask();
            asked = port;
        }
        return answers;
    }

    private Map<String, HttpResponse<String>> ask() {
        var answers = new TreeMap<String, HttpResponse<String>>();
        for (var who : Map.of(
                        "nobody",
                        nobody,
                        "stranger",
                        stranger,
                        "member",
                        new Wire(port, Browser.session(inside.host())),
                        "operator",
                        new Wire(port, Browser.session(inside.operator())))
                .entrySet())
            for (var endpoint : withFiles())
                // What people with something to lose would send is sent by the stranger only.
                if (endpoint.startsWith("GET") || who.getKey().matches("nobody|stranger"))
                    answers.put(who.getKey() + " " + endpoint, asks(who.getValue(), endpoint));
        return answers;
    }

    private HttpResponse<String> asks(Wire who, String endpoint) {
        if (endpoint.startsWith("GET")) return who.gets(path(endpoint));
        // Signing out ends a session; the next question comes in another.
        var fresh = who.token().isEmpty() ? who : new Wire(port, Browser.session(Someone.called("Stella")));
        return fresh.posts(path(endpoint), "");
    }

    private List<String> withFiles() {
        var all = new ArrayList<>(addresses());
        for (var file : List.of(
                "/js/twolearn.js",
                "/js/listen/worker.js",
                "/img/logo.svg",
                "/img/favicon.svg",
                "/fonts/literata.woff2",
                "/nothing/here",
                "/health",
                "/promises;a=b",
                "//promises",
                "/js/none.js")) all.add("GET " + file);
        return all;
    }

    private List<String> addresses() {
        return inside.addresses(mapping).stream()
                .filter(one -> !one.startsWith("ANY"))
                .toList();
    }

    private static String path(String what) {
        return what.substring(what.lastIndexOf(' ') + 1);
    }
}
