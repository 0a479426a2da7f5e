package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;

/** What nobody sends by mistake. It is refused or not found; it is never a bug, and none of it is in the log (W1). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
@ExtendWith(OutputCaptureExtension.class)
class HostileTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    Partnerships partnerships;

    PersonId ada;
    PersonId bo;

    @BeforeEach
    void people() {
        ada = Someone.called("Ada");
        bo = Someone.called("Bo");
    }

    @Test
    void aFormThatIsNoneIsNotUnderstood() throws Exception {
        var thousands = IntStream.range(0, 20_000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
        assertThat(post("/signin/code", FORM, "code=%ff%fe")).isEqualTo(400);
        assertThat(post("/signin/code", FORM, thousands)).isEqualTo(400);
        assertThat(post("/signin/code", FORM, "code=" + "a".repeat(5 << 20))).isEqualTo(413);
        assertThat(post("/signin/code", "multipart/form-data", "x")).isEqualTo(400);
        assertThat(post("/signin/code", "multipart/form-data; boundary=b", file("code")))
                .isEqualTo(400);
        assertThat(post("/signin/passkey", "application/json", "")).isEqualTo(400);
        // Only the roster's page takes a big file, and only from who may bring one in.
        var big = file("code").replace("x", "x".repeat(200 << 10));
        assertThat(post("/signin/code", "multipart/form-data; boundary=b", big)).isEqualTo(413);
        assertThat(post("/roster", "multipart/form-data; boundary=b", big)).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/offers, kind=cycle&q=a%00b, 422",
        "/offers, to[999999999]=x, 404",
        "/offers, kind=cycle&words=w&to=BO&until=%2B999999999-12-31, 422",
        "/offers, kind=cycle&words=w&to=BO&until=%2B300000-12-31, 422",
        "/positions/laid-down, kind=a%00b, 404",
        "/positions, id=1-1-1-1-1&to=BO&school=1-1-1-1-1&kind=coach, 404",
        "/school/settings, name=N&zone=America/Chicago&days=, 404",
        "/enrollments, person=1-1-1-1-1, 404",
        "/enrollments, person=, 422",
    })
    void aFieldThatCannotBeIsRefusedOrNotFound(String path, String fields, int status) throws Exception {
        assertThat(post(path, FORM, fields.replace("BO", bo.value().toString())))
                .isIn(status, path.equals("/enrollments") ? 404 : status);
    }

    @Test
    @DisplayName("W1 What a form says of a visit’s host and minutes is refused, and is in no log")
    void aVisitKeepsItsHostAndItsMinutesWhateverAFormSays(CapturedOutput log) throws Exception {
        var offer = Someone.offer(ada, Set.of(bo));
        Someone.does(ada, () -> partnerships.offer(offer));
        Someone.does(bo, () -> partnerships.accept(offer.id(), bo));
        var visits = "/partnerships/" + offer.id().value() + "/visits";
        var id = UUID.randomUUID();
        var plan = "id=" + id + "&visitor=" + bo.value() + "&day=2199-05-05&begins=10:00&instrument=script&seats=26";
        var ada = "&host=" + this.ada.value();
        assertThat(post(visits, FORM, plan + ada + "&ends=10:00:00.000000001")).isEqualTo(422);
        assertThat(post(visits, FORM, plan + ada + "&ends=10:30")).isEqualTo(302);
        var change = visits + "/" + id + "/versions";
        assertThat(post(change, FORM, plan + "&from=0&ends=10:30&host=Ada-told-Bo"))
                .isEqualTo(422);
        assertThat(post(change, FORM, plan + "&from=zz&ends=zz")).isEqualTo(422);
        assertThat(log.getAll()).doesNotContain("Ada-told-Bo");
    }

    @Test
    void aVersionThatCannotBeIsOneThatChangedMeanwhile() throws Exception {
        var note = UUID.randomUUID();
        assertThat(post("/notebook", FORM, "id=" + note + "&note=One")).isEqualTo(302);
        assertThat(post("/notebook/" + note, FORM, "base=2147483647&note=Two")).isEqualTo(422);
    }

    @Test
    void anAddressWithTricksIsAnsweredWithTheSameHeaders() throws Exception {
        // An encoded slash does not come this far: Tomcat itself answers 400, with nothing in it.
        for (var path : List.of("/promises;a=b", "//promises")) {
            var answer = send("GET", path, FORM, "");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    private static String file(String field) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"f\"\r\n\r\nx\r\n--b--\r\n";
    }

    private int post(String path, String type, String body) throws Exception {
        return send("POST", path, type, body).statusCode();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Cookie", "twolearn=" + Browser.session(ada))
                    .header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
