package org.twolearn.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Collectors;

/** One of Lakeshore's people at a browser: signs in by the demo's door and fills in forms. */
final class Somebody {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final UUID person;
    private final String cookie;

    private Somebody(String base, UUID person, String cookie) {
        this.base = base;
        this.person = person;
        this.cookie = cookie;
    }

    static Somebody at(String base, UUID person) {
        var nobody = new Somebody(base, person, "");
        var signedIn = nobody.send(nobody.to("/demo"), "application/x-www-form-urlencoded", "person=" + person);
        var cookies = signedIn.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return new Somebody(base, person, cookies);
    }

    /** Who has no account. */
    static Somebody withoutAName(String base) {
        return new Somebody(base, new UUID(0, 0), "");
    }

    UUID person() {
        return person;
    }

    /** Sends a form, names and values by turns; where the answer leads. */
    String posts(String path, Object... fields) {
        var form = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2)
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1].toString(), UTF_8));
        return send(to(path), "application/x-www-form-urlencoded", String.join("&", form))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    void sends(String path, String json) {
        send(to(path), "application/json", json);
    }

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Sec-Fetch-Site", "same-origin");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** What stands on a page. */
    String reads(String path) {
        return send(to(path).GET()).body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String type, String body) {
        return send(request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400)
                throw new IllegalStateException("The demo's story stopped: "
                        + answer.uri().getPath() + " answered " + answer.statusCode() + "\n" + answer.body());
            return answer;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
