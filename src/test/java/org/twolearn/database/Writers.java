package org.twolearn.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Ada and Bo, signed in, who learn together and write without a pause; and what became of each form they sent. */
final class Writers {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param page where what was written can be read */
    record Form(String by, String path, Map<String, String> fields, String page, String words) {}

    record Answer(int status, String body) {}

    private final UUID ada = UUID.randomUUID();
    private final UUID bo = UUID.randomUUID();
    private final UUID cycle = UUID.randomUUID();
    private final String path;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger goals = new AtomicInteger();

    /** Forms that were answered with "it is done", and those that were answered otherwise or not at all. */
    final Queue<Form> done = new ConcurrentLinkedQueue<>();

    final Queue<Form> unknown = new ConcurrentLinkedQueue<>();

    /** Answers that nobody may get, whatever was killed. */
    final Queue<String> bugs = new ConcurrentLinkedQueue<>();

    volatile int port;

    Writers(JdbcClient superuser, int port) throws IOException, InterruptedException {
        this.port = port;
        var district = UUID.randomUUID();
        superuser
                .sql("insert into district (district_id, name) values (?, 'A district')")
                .param(district)
                .update();
        for (var person : List.of(ada, bo)) signedIn(superuser, district, person);
        var offer = UUID.randomUUID();
        path = "/partnerships/" + PartnershipId.of(new PersonId(ada), offer).value();
        must(ada, "/offers", "id", offer, "kind", "cycle", "words", "Shall we?", "until", "", "to", bo);
        must(bo, path + "/acceptance", "read", 1);
        must(ada, path + "/agreement/lines", "hope", "To learn.");
        must(bo, path + "/agreement/lines", "hope", "To learn, too.");
        for (var person : List.of(ada, bo)) must(person, path + "/agreement/signatures", "version", 2);
        must(ada, path + "/cycles", "id", cycle, "challenge", "The first minutes.");
    }

    static UUID signedIn(JdbcClient superuser, UUID district, UUID person) {
        superuser
                .sql(
                        "insert into person (district_id, person_id, given_name, family_name) values (?, ?, 'Ada', 'Someone')")
                .params(district, person)
                .update();
        superuser
                .sql("insert into device (person_id, device_id, label, admitted_at) values (?, ?, 'A phone', now())")
                .params(person, person)
                .update();
        superuser
                .sql(
                        "insert into session (person_id, session_id, token_hash, device_id, way) values (?, ?, sha256(convert_to(?, 'UTF8')), ?, 'test')")
                .params(person, person, person.toString(), person)
                .update();
        return person;
    }

    private void must(UUID by, String path, Object... fields) throws IOException, InterruptedException {
        var form = new TreeMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) form.put(fields[i].toString(), fields[i + 1].toString());
        var answer = post(by.toString(), path, form);
        if (answer.status() != 302) throw new AssertionError(path + " " + answer);
    }

    /** Writes one thing after the other until the thread is interrupted; each kind in its turn. */
    void write(int hand, int letters, java.util.function.BooleanSupplier stop) {
        while (!stop.getAsBoolean()) send(next(hand, letters));
    }

    Form next(int hand, int letters) {
        var by = hand % 2 == 0 ? ada : bo;
        var n = count.incrementAndGet();
        var id = UUID.randomUUID();
        var words = "Nr" + n + "x" + " and so on".repeat(letters / 10);
        return switch (n % 8) {
            case 0 -> form(by, "/ideas", "/ideas", words, "id", id, "idea", words);
            case 1 -> form(by, "/steps", "/steps", words, "id", id, "step", words, "help", words);
            case 2 -> form(by, "/talks", "/talks", words, "id", id, "day", "", "note", words);
            case 3 -> form(by, "/learning", "/learning", words, "id", id, "learned", words);
            case 4 -> goal(id, words);
            case 5 -> form(by, "/agreement/lines", "", words, "hope", "To learn.", "why", "Nr" + n + "x");
            case 6 -> visit(by, id, words);
            default ->
                new Form(by.toString(), "/notebook", Map.of("id", id.toString(), "note", words), "/notebook", words);
        };
    }

    private Form goal(UUID id, String words) {
        var here = "/cycles/" + cycle + "/goal";
        var base = goals.get();
        return form(ada, here, here + "/versions", words, "id", id, "base", base, "sentence", words);
    }

    private Form visit(UUID by, UUID id, String words) {
        var day = LocalDate.now().plusDays(3 + count.get() % 300);
        return form(
                by,
                "/visits",
                "/visits/" + id,
                words,
                "id",
                id,
                "host",
                ada,
                "visitor",
                bo,
                "day",
                day,
                "begins",
                "10:00",
                "ends",
                "10:30",
                "instrument",
                "script",
                "seats",
                26,
                "role",
                "silent",
                "told",
                "yes",
                "anyway",
                "yes",
                "seat",
                "Nr" + count.get() + "x",
                "note",
                words.length() > 280 ? "" : words);
    }

    private Form form(UUID by, String under, String page, String words, Object... fields) {
        var form = new TreeMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) form.put(fields[i].toString(), fields[i + 1].toString());
        return new Form(by.toString(), path + under, form, path + page, words);
    }

    void send(Form form) {
        try {
            var answer = post(form.by(), form.path(), form.fields());
            // Somebody's goal was first: their words come back, and are sent no more.
            if (answer.status() == 422 && form.path().endsWith("/goal")) return;
            if (answer.status() == 302) done(form);
            else unknown.add(form);
            if (!List.of(302, 503, 507).contains(answer.status()))
                bugs.add(form.path() + " " + answer.status() + answer.body());
        } catch (IOException | InterruptedException broken) {
            unknown.add(form);
        }
    }

    private void done(Form form) {
        done.add(form);
        if (form.path().endsWith("/goal"))
            goals.accumulateAndGet(Integer.parseInt(form.fields().get("base")) + 1, Math::max);
    }

    /** Sends once more what nobody knows of: sent twice it has one effect. */
    void sendAgain() {
        var again = List.copyOf(unknown);
        unknown.clear();
        again.forEach(this::send);
    }

    /** Those acknowledged forms whose words no page shows any more; what has been found is not looked for again. */
    List<Form> missing() throws IOException, InterruptedException {
        var pages = new TreeMap<String, String>();
        var missing = new java.util.ArrayList<Form>();
        for (var form : List.copyOf(done)) {
            if (form.path().endsWith("/agreement/lines")) continue;
            var key = form.page().equals("/notebook") ? form.by() + form.page() : form.page();
            if (!pages.containsKey(key)) pages.put(key, get(form.by(), form.page()));
            var mark = form.path().endsWith("/visits")
                    ? form.fields().get("seat")
                    : form.words().split(" ", 2)[0];
            if (!pages.get(key).contains(mark)) missing.add(form);
        }
        done.clear();
        return missing;
    }

    List<String> people() {
        return List.of(ada.toString(), bo.toString());
    }

    String path() {
        return path;
    }

    String get(String by, String page) throws IOException, InterruptedException {
        var answer = send(request(by, page).GET());
        if (answer.status() != 200) throw new AssertionError(page + " " + answer);
        return answer.body();
    }

    Answer post(String by, String page, Map<String, String> fields) throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(by, page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String by, String page) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                .timeout(Duration.ofSeconds(60))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", "twolearn=" + by);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }
}
