package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

@Story
class SigningInTest {
    @Autowired
    MockMvcTester browser;

    @Test
    void nobodyGetsNoFurtherThanTheDoor() {
        assertThat(browser.get().uri("/partnerships?x=1"))
                .hasStatus(302)
                .hasRedirectedUrl("/signin?then=%2Fpartnerships%3Fx%3D1");
        assertThat(browser.post().uri("/partnerships")).hasRedirectedUrl("/signin");
        assertThat(browser.get().uri("/signin")).hasStatusOk().bodyText().contains("With a passkey");
    }

    @Test
    void aSessionSaysWhoIsAsking() {
        var ada = Someone.called("Ada");

        assertThat(get("/partnerships", Browser.session(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Ada Someone");
        assertThat(get("/partnerships", "not a token")).hasStatus(302);
    }

    @Test
    @DisplayName("W8 A browser keeps a secret that we made, and never one that somebody thought up")
    void noBrowserBringsASecretOfItsOwnMaking() {
        var ours = Secret.fresh().text();
        for (var cookie : new String[] {"attackerdevice", ours + "A", ours.substring(1), "", ours}) {
            var given = browser.post()
                    .uri("/enrollment/" + Links.make(Links.newcomer("Ada")))
                    .cookie(new Cookie("twolearn-device", cookie))
                    .exchange()
                    .getResponse()
                    .getCookie("twolearn-device");
            assertThat(given).as(cookie).isNotNull();
            assertThat(given.getValue()).as(cookie).matches("[A-Za-z0-9_-]{43}");
            assertThat(given.getValue().equals(cookie)).as(cookie).isEqualTo(cookie.equals(ours));
        }
    }

    @Test
    void signingOutEverywhereHoldsFromTheNextRequestOn() {
        var ada = Someone.called("Ada");
        var phone = Browser.session(ada);
        var laptop = Browser.session(ada);

        assertThat(post("/me/signouts?where=elsewhere", laptop)).hasRedirectedUrl("/me");
        assertThat(get("/me", phone)).hasStatus(302);
        assertThat(get("/me", laptop)).hasStatusOk();

        assertThat(post("/me/signouts?where=everywhere", laptop)).hasRedirectedUrl("/signin");
        assertThat(get("/me", laptop)).hasStatus(302);
    }

    @Test
    void aSessionEndsWithItsTimesWhateverTheClockDoes() {
        var ada = Someone.called("Ada");
        for (var over : new String[] {
            "ended = now()",
            "idle_until = now() - interval '1 second'",
            "started = now() - interval '31 days', idle_until = now() - interval '1 day', expires = now() - interval '1 day'",
            "started = now() + interval '1 day', expires = now() + interval '31 days'"
        }) {
            var token = Browser.session(ada);
            assertThat(get("/me", token)).hasStatusOk();
            change(token, over);
            assertThat(get("/me", token)).as(over).hasStatus(302);
        }
    }

    @Test
    void usingASessionNeverMovesItsEnd() {
        var token = Browser.session(Someone.called("Ada"));
        change(
                token,
                "started = now() - interval '29 days 23 hours', seen = now() - interval '1 hour',"
                        + " idle_until = now() + interval '1 hour', expires = now() + interval '1 hour'");

        assertThat(get("/me", token)).hasStatusOk();
        assertThat(Database.superuser()
                        .sql(
                                "select idle_until = expires and seen > now() - interval '1 minute' from session where token_hash = ?")
                        .param(new Secret(token).hash())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aStolenDatabaseHoldsNoTokenThatOpensTheDoor() {
        var ada = Someone.called("Ada");
        var token = Browser.session(ada);
        var stolen = Database.superuser()
                .sql(
                        "select session::text || encode(token_hash, 'base64') || encode(token_hash, 'hex') from session where person_id = ?")
                .param(ada.value())
                .query(String.class)
                .single();

        assertThat(stolen).doesNotContain(token);
        var hash = Database.superuser()
                .sql("select encode(token_hash, 'hex') from session where person_id = ?")
                .param(ada.value())
                .query(String.class)
                .single();
        assertThat(get("/me", hash)).hasStatus(302);
    }

    @Test
    void aLinkWorksOnceAndLookingAtItChangesNothing() {
        var link = Links.make(Links.newcomer("Ada"));

        assertThat(browser.get().uri("/enrollment/" + link))
                .hasStatusOk()
                .bodyText()
                .contains("Welcome, Ada.");
        assertThat(browser.get().uri("/enrollment/" + link)).hasStatusOk();
        var entered = browser.post().uri("/enrollment/" + link).exchange();
        assertThat(entered).hasRedirectedUrl("/me/welcome");
        var token = entered.getResponse().getCookie("twolearn");
        assertThat(token.isHttpOnly()).isTrue();
        assertThat(get("/me", token.getValue())).hasStatusOk().bodyText().contains("first-time link was used");

        assertThat(browser.get().uri("/enrollment/" + link)).hasStatus(404);
        assertThat(browser.post().uri("/enrollment/" + link)).hasStatus(404);
        assertThat(browser.get().uri("/enrollment/anything")).hasStatus(404);
    }

    @Test
    void sixteenAtOnceUseALinkOnce() throws Exception {
        var ada = Links.newcomer("Ada");
        var link = Links.make(ada);
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(_ -> () -> browser.post()
                            .uri("/enrollment/" + link)
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .toList());
            assertThat(answers).extracting(answer -> answer.get()).containsOnlyOnce(302);
        }
        assertThat(devices(ada, "true")).isEqualTo(1);
    }

    @Test
    @DisplayName("W8 A further link says who one is and opens nothing")
    void aFurtherLinkSaysWhoOneIsAndOpensNothing() {
        var ada = Links.newcomer("Ada");
        var first = enter(ada);
        assertThat(get("/partnerships", first)).hasStatusOk();

        var second = enter(ada);
        assertThat(get("/partnerships", second)).hasRedirectedUrl("/device");
        assertThat(post("/me/code", second)).hasRedirectedUrl("/device");
        assertThat(get("/device", second)).hasStatusOk().bodyText().contains("One more step");
        assertThat(devices(ada, "admitted_at is not null")).isEqualTo(1);
        assertThat(get("/me", first)).bodyText().contains("A new device waits");
    }

    @Test
    void anOldDeviceLetsInANewOneByTheCodeItShows() {
        var ada = Links.newcomer("Ada");
        var old = enter(ada);
        var fresh = enter(ada);
        var waiting = Database.superuser()
                .sql("select device_id from device where person_id = ? and admitted_at is null")
                .param(ada.value())
                .query(java.util.UUID.class)
                .single();
        var admission = "/me/devices/" + waiting + "/admission?code=";

        assertThat(post(admission + "AAAAAA", old)).hasStatus(422);
        assertThat(get("/partnerships", fresh)).hasRedirectedUrl("/device");
        var code = Device.code(new org.twolearn.people.DeviceId(waiting));
        assertThat(post(admission + code, Browser.session(Someone.called("Eve"))))
                .hasStatus(404);
        assertThat(post(admission + code.toLowerCase(java.util.Locale.ROOT), old))
                .hasRedirectedUrl("/me");
        assertThat(get("/partnerships", fresh)).hasStatusOk();
    }

    @Test
    void thePrintedCodeLetsInAndAdmits() {
        var ada = Links.newcomer("Ada");
        var printed = post("/me/code", enter(ada));
        var code = java.util.regex.Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4}){5}")
                .matcher(new String(
                        printed.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(code.find()).isTrue();

        var typed = code.group().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(browser.post().uri("/signin/code").param("code", "no such code"))
                .hasStatus(422)
                .bodyText()
                .contains("no such code", "This code is not known.");
        var entered = browser.post().uri("/signin/code").param("code", typed).exchange();
        assertThat(entered).hasRedirectedUrl("/");
        assertThat(get(
                        "/partnerships",
                        entered.getResponse().getCookie("twolearn").getValue()))
                .hasStatusOk();
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        var token = Browser.session(Someone.called("Ada"));
        for (var header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example"},
            {"Origin", "null"}
        }) {
            assertThat(browser.post()
                            .uri("/me/signouts?where=everywhere")
                            .header(header[0], header[1])
                            .cookie(cookie(token)))
                    .hasStatus(403);
        }
        assertThat(get("/me", token)).hasStatusOk();
        assertThat(browser.post()
                        .uri("/me/signouts?where=elsewhere")
                        .header("Sec-Fetch-Site", "same-origin")
                        .cookie(cookie(token)))
                .hasRedirectedUrl("/me");
        assertThat(browser.post()
                        .uri("/me/signouts?where=elsewhere")
                        .header("Origin", "http://localhost:80")
                        .cookie(cookie(token)))
                .hasRedirectedUrl("/me");
    }

    @Test
    void anotherNameThatLeadsHereGetsNoAnswer() {
        assertThat(browser.get().uri("http://rebound.example/signin")).hasStatus(421);
        assertThat(browser.get().uri("http://127.0.0.1/signin")).hasStatusOk();
    }

    @Test
    void nobodyIsSentToAnotherSiteAfterSigningIn() {
        for (var then : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"})
            assertThat(Doorkeeper.onward(then)).isEqualTo("/");
        assertThat(Doorkeeper.onward("/partnerships/7?a=b")).isEqualTo("/partnerships/7?a=b");
    }

    @Test
    void everyAnswerCarriesTheHeaders() {
        assertThat(browser.get().uri("/signin"))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Cross-Origin-Opener-Policy", "same-origin")
                .hasValue("Cross-Origin-Resource-Policy", "same-origin")
                .containsHeaders("Content-Security-Policy", "Permissions-Policy", "Cache-Control", "Referrer-Policy");
    }

    @Test
    void onlyWhoRunsTheProductMakesLinks() {
        var pat = Someone.called("Pat");
        var ada = Links.newcomer("Ada");
        var make = "/enrollments?person=" + ada.value();
        var token = Browser.session(pat);
        assertThat(get("/enrollments", token)).hasStatus(404);
        assertThat(post(make, token)).hasStatus(404);

        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, 'operator')")
                .params(Someone.LAKESHORE, pat.value())
                .update();
        assertThat(get("/enrollments?find=Ada", token)).hasStatusOk().bodyText().contains("Ada Someone");
        assertThat(post("/enrollments", token)).hasStatus(422);
        assertThat(post(make, token)).hasStatusOk().bodyText().contains("/enrollment/");
    }

    @Test
    void thereIsNoDemoUnlessItIsTheDemo() {
        assertThat(browser.get().uri("/demo")).hasStatus(404);
        assertThat(browser.post().uri("/demo")).hasStatus(404);
    }

    private String enter(PersonId person) {
        return browser.post()
                .uri("/enrollment/" + Links.make(person))
                .exchange()
                .getResponse()
                .getCookie("twolearn")
                .getValue();
    }

    private MvcTestResult get(String page, String token) {
        return browser.get().uri(page).cookie(cookie(token)).exchange();
    }

    private MvcTestResult post(String page, String token) {
        return browser.post().uri(page).cookie(cookie(token)).exchange();
    }

    private static Cookie cookie(String token) {
        return new Cookie("twolearn", token);
    }

    private static void change(String token, String how) {
        Database.superuser()
                .sql("update session set " + how + " where token_hash = ?")
                .param(new Secret(token).hash())
                .update();
    }

    private static int devices(PersonId person, String which) {
        return Database.superuser()
                .sql("select count(*) from device where person_id = ? and " + which)
                .param(person.value())
                .query(Integer.class)
                .single();
    }
}
