package org.twolearn.hardening;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks the running application, in good manners or byte by byte. */
record Wire(int port, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param headers in pairs */
    HttpResponse<String> sends(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Cookie", "twolearn=" + token);
        if (headers.length > 0) request.headers(headers);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(method + " " + path, failure);
        }
    }

    HttpResponse<String> gets(String path) {
        return sends("GET", path, "");
    }

    HttpResponse<String> posts(String path, String form) {
        return sends("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** Everything that comes back on one connection, which is closed after a second of silence. */
    String raw(String bytes) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            var came = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) came.append((char) next);
            } catch (IOException silence) {
                // It was all.
            }
            return came.toString();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
