package org.twolearn.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** Somebody who asks for pages over HTTP, follows no redirect, and is told everything that came back. */
record Asker(String name, int port, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Another way to send a form than once. */
    static final ScopedValue<Sending> SENDING = ScopedValue.newInstance();

    interface Sending {
        Answer send(String path, Form form, Supplier<Answer> once);
    }

    /** What a form holds, as it is sent. */
    record Form(String type, String body) {}

    /** What is said in the place of the marked sentence, where a test lives with other words; briefly in a small box. */
    record Words(String all, String brief) {}

    static final ScopedValue<Words> SAYING = ScopedValue.newInstance();

    private static String said(String path, Object name, Object field) {
        if (!SAYING.isBound()) return field.toString();
        var small = path.endsWith("/stages") || name.equals("room") || path.endsWith("/codes") && name.equals("name");
        return field.toString()
                .replace(Lived.MARK, small ? SAYING.get().brief() : SAYING.get().all());
    }

    static Asker nobody(int port) {
        return new Asker("nobody signed in", port, "");
    }

    /** Signed in on the admitted device they have. */
    static Asker signedIn(String name, int port, PersonId person) {
        return on(name, port, person, Someone.device(person).value(), "test");
    }

    static Asker onADeviceNotAdmitted(String name, int port, PersonId person) {
        return on(name, port, person, another(person), "test");
    }

    private static UUID another(PersonId person) {
        var device = UUID.randomUUID();
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'Another phone')")
                .params(person.value(), device)
                .update();
        return device;
    }

    /** As who was given a new password for their school account, or gave it to themselves. */
    static Asker throughTheAccount(String name, int port, PersonId person) {
        return on(name, port, person, another(person), "account");
    }

    static Asker on(String name, int port, PersonId person, UUID device, String way) {
        var token = UUID.randomUUID().toString();
        Database.superuser()
                .sql("insert into session (person_id, session_id, token_hash, device_id, way)"
                        + " values (?, ?, sha256(convert_to(?, 'UTF8')), ?, ?)")
                .params(person.value(), UUID.randomUUID(), token, device, way)
                .update();
        return new Asker(name, port, token);
    }

    /** What came back: all of it but when it was said and what the browser is to keep. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        /** The same answer without what was asked for, where it is repeated, and without the fresh ids of a form. */
        Answer without(List<String> ids) {
            return new Answer(
                    status,
                    headers.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    header -> header.getValue().stream()
                                            .map(value -> blank(value, ids))
                                            .toList())),
                    status == 422
                            ? blank(body, ids).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
                            : blank(body, ids));
        }

        boolean went(String page) {
            return status == 302
                    && headers.getOrDefault("location", List.of()).stream()
                            .anyMatch(to -> URI.create(to).getPath().equals(page));
        }

        private static String blank(String text, List<String> ids) {
            for (var id : ids) text = text.replace(id, "…");
            return text;
        }
    }

    Answer asks(String method, String path, Map<String, ?> fields) {
        return method.equals("GET") ? gets(path) : posts(path, fields);
    }

    Answer gets(String path) {
        return send(to(path).GET());
    }

    Answer posts(String path, Object... fields) {
        var form = new java.util.ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2)
            form.add(fields[i] + "=" + URLEncoder.encode(said(path, fields[i], fields[i + 1]), UTF_8));
        return form(path, String.join("&", form));
    }

    /** Posts what is part of a fixture, which must not be refused. */
    void done(String path, Object... fields) {
        done(path, posts(path, fields));
    }

    void done(String path, Map<String, ?> fields) {
        done(path, posts(path, fields));
    }

    private static void done(String path, Answer answer) {
        if (answer.status() >= 400)
            throw new AssertionError("The fixture was refused: " + path + " " + answer.status() + "\n" + answer.body());
    }

    Answer posts(String path, Map<String, ?> fields) {
        return form(
                path,
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "="
                                + URLEncoder.encode(said(path, field.getKey(), field.getValue()), UTF_8))
                        .collect(Collectors.joining("&")));
    }

    Answer sends(String path, String json) {
        var words = said(path, "text", Lived.MARK).replace("\\", "\\\\").replace("\"", "\\\"");
        return post(path, "application/json", json.replace(Lived.MARK, words));
    }

    private Answer form(String path, String body) {
        return post(path, "application/x-www-form-urlencoded", body);
    }

    private Answer post(String path, String type, String body) {
        var form = new Form(type, body);
        return SENDING.isBound() ? SENDING.get().send(path, form, () -> sends(path, form)) : sends(path, form);
    }

    Answer sends(String path, Form form) {
        return send(to(path).header("Content-Type", form.type()).POST(BodyPublishers.ofString(form.body())));
    }

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Sec-Fetch-Site", "same-origin");
        return token.isEmpty() ? request : request.header("Cookie", "twolearn=" + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var headers = new TreeMap<>(answer.headers().map());
            headers.remove("date");
            headers.remove("set-cookie");
            // Said after every hundredth request of a connection, whatever was asked for.
            headers.remove("connection");
            headers.remove("keep-alive");
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
