package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Someone;
import org.twolearn.Story;

/** What no browser sends: written by hand onto the wire, or asked for by who looks for something left open. */
@Story
class ByteByByteTest {
    private static final String HOST = "Host: localhost\r\n";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /promises HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nthen=GET /promises HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: +5\r\n\r\nthen=",
                "Content-Length: 5 5\r\n\r\nthen=",
            })
    void aMessageThatDoesNotSayClearlyWhereItEndsIsRefused(String rest) {
        var came = new Wire(port, "").raw("POST /signin/code HTTP/1.1\r\n" + HOST + rest);
        assertThat(came).matches("(?s)HTTP/1\\.1 (400|411|501|403).*").doesNotContain("HTTP/1.1 200", "HTTP/1.1 422");
    }

    @Test
    void noOtherProtocolIsSpoken() {
        var wire = new Wire(port, "");
        assertThat(wire.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
                .doesNotStartWith("\0")
                .doesNotContain("HTTP/2");
        assertThat(
                        wire.raw(
                                "GET /promises HTTP/1.1\r\n" + HOST
                                        + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(
                        wire.raw(
                                "GET /promises HTTP/1.1\r\n" + HOST
                                        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void noAnswerSaysTwiceHowLongItIs() {
        for (var path : new String[] {"/promises", "/js/twolearn.js", "/nothing", "/health"}) {
            var head = new Wire(port, "").raw("GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
            head = head.substring(0, head.indexOf("\r\n\r\n"));
            assertThat(head.split("(?i)\r\ncontent-length:", -1).length
                            + head.split("(?i)\r\ntransfer-encoding:", -1).length)
                    .as(head)
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /promises HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET /promises HTTP/1.1\r\n\r\n",
                "GET /promises HTTP/1.1\r\nHost: localhost\r\nX-A: b\0c\r\n\r\n",
                "GET /promises HTTP/1.1\r\nHost: localhost\r\nX A: b\r\n\r\n",
                "GET /%00promises HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /js/..%2f..%2fapplication.properties HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /js/%252e%252e/application.properties HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /promises%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /promises HTTP/1.1 \r\nHost: localhost\r\n\r\n",
                "TRACE /promises HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001",
            })
    void whatIsMalformedIsRefusedAndTheAnswerSaysNothingOfTheServer(String request) {
        var came = new Wire(port, "").raw(request);
        assertThat(came)
                .doesNotContain("HTTP/1.1 200", "Set-Cookie: a", "Tomcat", "Apache", "Exception", "at org.", "root:");
        assertThat(came).matches("(?s)(HTTP/1\\.1 (400|404|405|421|501|505).*)?");
    }

    @Test
    void aHeadOfManyKilobytesIsRefusedAndOneOfFourIsNot() {
        var long4 = "X-Long: " + "a".repeat(4_000) + "\r\n";
        var wire = new Wire(port, "");
        assertThat(wire.raw("GET /promises HTTP/1.1\r\n" + HOST + long4 + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(wire.raw("GET /promises HTTP/1.1\r\n" + HOST + long4.repeat(4) + "\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Tomcat");
        assertThat(wire.raw("GET /promises?" + "a".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.git/config",
                "/.env",
                "/js/",
                "/img/",
                "/css/",
                "/css/app.css",
                "/fonts/",
                "/static/js/twolearn.js",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/META-INF/sbom/application.cdx.json",
                "/application.properties",
                "/icons.properties",
                "/org/twolearn/web/words.properties",
                "/org/twolearn/people/V001__people.sql",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/actuator/sbom",
                "/actuator/heapdump",
                "/h2-console",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/manager/html",
                "/server-status",
                "/webauthn/register",
                "/login/webauthn",
                "/webauthn/register/options",
                "/default-ui.css",
                "/login",
                "/logout",
                "/version",
                "/pom.xml",
                "/twolearn.jar",
                "/backup.zip",
                "/index.jsp",
                "/robots.txt.bak"
            })
    void whatWasNotMeantToBeServedIsNotThere(String path) {
        var ada = new Wire(port, Browser.session(Someone.called("Ada")));
        assertThat(ada.gets(path).statusCode()).isEqualTo(404);
        assertThat(new Wire(port, "").gets(path).statusCode()).isIn(302, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notebook/a.css", "/notebook.css", "/me/x.js", "/me.js", "/partnerships/a.png", "/.css"})
    void aPageIsNotFoundUnderTheNameOfAFileThatACacheWouldKeep(String path) {
        var answer = new Wire(port, Browser.session(Someone.called("Ada"))).gets(path);
        assertThat(answer.statusCode()).isIn(404, 405);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void aFieldSentTwiceIsReadOnceAndNeverJoinedIntoAnAddress() {
        var ada = new Wire(port, Browser.session(Someone.called("Ada")));
        for (var then :
                new String[][] {{"/me&then=//evil.example", "/"}, {"/me&then=%2c//evil.example", "/"}, {"/me", "/me"}})
            assertThat(ada.gets("/signin?then=" + then[0]).headers().firstValue("Location"))
                    .isIn(java.util.Optional.of(then[1]), java.util.Optional.of("http://localhost:" + port + then[1]));
    }
}
