package org.twolearn.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;

/** Whatever goes wrong, the page says so in our look and words, with nothing of what happened inside. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
@Import(WrongTest.Breaking.class)
class WrongTest {
    private static final String SECRET = "Ada told Bo";

    @LocalServerPort
    int port;

    @Test
    void anUnknownAddressIsNotFound() throws Exception {
        says(send("GET", "/nothing/here"), 404, "There is nothing here that is yours to open.");
        says(send("GET", "/error"), 404, "There is nothing here that is yours to open.");
    }

    @Test
    void aWrongMethodHasAPage() throws Exception {
        says(send("PUT", "/promises"), 405, "Nothing can be done at this address in that way.");
    }

    @Test
    void aWrongKindOfBodyHasAPage() throws Exception {
        says(send("POST", "/breaking/body"), 415, "That kind of file cannot be read here.");
    }

    @Test
    void aMissingParameterHasAPage() throws Exception {
        says(send("GET", "/breaking/day"), 400, "The request could not be understood.");
    }

    @Test
    void aDayThatIsNoneIsNotFoundOrRefusedAndNeverABug() throws Exception {
        says(send("GET", "/breaking/day?day=tomorrow"), 404, "There is nothing here that is yours to open.");
        says(send("GET", "/breaking/form?day=tomorrow"), 422, "Something in this form could not be read.");
    }

    @Test
    void anAddressThatTheFirewallStopsHasAPage() throws Exception {
        says(send("GET", "/promises;a=b"), 400, "The request could not be understood.");
    }

    @Test
    void aFileThatIsTooLargeHasAPage() throws Exception {
        says(send("GET", "/breaking/large"), 413, "That file is too large to send here.");
    }

    @Test
    void aRefusalNobodyCaughtIsStillSaid() throws Exception {
        says(send("GET", "/breaking/refused"), 422, "There is room for 1 characters here");
    }

    @Test
    void aBugSaysANumberAndNothingElse() throws Exception {
        says(send("GET", "/breaking/bug"), 500, "tell them this number: ");
    }

    @Test
    void noDatabaseIsARestAndNotABug() throws Exception {
        says(send("GET", "/breaking/database"), 503, "Try again in a minute.");
        says(send("GET", "/breaking/slow"), 503, "Try again in a minute.");
    }

    private static void says(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains(sentence, "<main id=\"main\">", "href=\"/\"")
                .doesNotContain(SECRET, "Exception", "Whitelabel", "at org.", "Tomcat");
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Origin", "http://localhost:" + port)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Cookie", "twolearn=" + Browser.session(Someone.called("Ada")))
                    .header("Content-Type", "text/csv")
                    .method(method, HttpRequest.BodyPublishers.noBody());
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @TestConfiguration
    @RestController
    static class Breaking {
        record Form(LocalDate day) {}

        @GetMapping("/breaking/bug")
        String bug() {
            throw new IllegalStateException(SECRET);
        }

        @GetMapping("/breaking/database")
        String database() {
            throw new DataAccessResourceFailureException(SECRET);
        }

        @GetMapping("/breaking/slow")
        String slow() {
            throw new QueryTimeoutException(SECRET);
        }

        @GetMapping("/breaking/large")
        String large() {
            throw new MaxUploadSizeExceededException(1);
        }

        @GetMapping("/breaking/refused")
        String refused() {
            return Typed.words("two", 1);
        }

        @GetMapping("/breaking/day")
        String day(@RequestParam LocalDate day) {
            return day.toString();
        }

        @GetMapping("/breaking/form")
        String form(Form form) {
            return form.toString();
        }

        @PostMapping(path = "/breaking/body", consumes = MediaType.APPLICATION_JSON_VALUE)
        @ResponseBody
        String body(@RequestBody Map<String, String> body) {
            return body.toString();
        }
    }
}
