package org.twolearn.visits;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.Base64;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.people.PersonId;

/** A device as the server sees it: what it sends over HTTP, with the two secrets that its browser keeps. */
record Tablet(int port, String session, String browser) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Signed in on the one device they have, which from now on is this one. */
    static Tablet of(PersonId person, int port) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Database.superuser()
                .sql(
                        "update device set browser = sha256(sha256(convert_to(?, 'UTF8')) || uuid_send(person_id)) where person_id = ?")
                .params(browser, person.value())
                .update();
        return new Tablet(port, Browser.session(person), browser);
    }

    Tablet signedInAs(PersonId person) {
        return new Tablet(port, Browser.session(person), browser);
    }

    HttpResponse<String> posts(String address, String json, String... headers) {
        return sends("POST", address, json, headers);
    }

    HttpResponse<String> sends(String method, String address, String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("Cookie", "twolearn=" + session + "; twolearn-device=" + browser)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.ofString(json));
        for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }
}
