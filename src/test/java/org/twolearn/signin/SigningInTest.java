package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
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

    @Autowired
    SessionTable sessions;

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

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
                .contains("Welcome, Ada.", "This first device is the one that opens everything.")
                .doesNotContain("was first used");
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

        assertThat(browser.get().uri("/enrollment/" + Links.make(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("so this link says who you are", "A link of yours was first used on", "A browser")
                .doesNotContain("This first device");
        var second = enter(ada);
        assertThat(get("/partnerships", second)).hasRedirectedUrl("/device");
        assertThat(get("/device", second)).bodyText().contains("A first-time link of yours was first used on");
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
    @DisplayName("W8 A printed code says who one is, once, and opens nothing alone; beside another thing it does")
    void aPrintedCodeServesOnceAndOpensNothingAlone() {
        var ada = Links.newcomer("Ada");
        var sheet = codes(post("/me/code", enter(ada)));
        assertThat(sheet).hasSize(CodeTable.A_SHEET).doesNotHaveDuplicates();

        assertThat(code("no such code", ""))
                .hasStatus(422)
                .bodyText()
                .contains("no such code", "This code is not known");
        var typed = sheet.getFirst().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        var alone = code(typed, "");
        assertThat(alone).hasRedirectedUrl("/");
        assertThat(get("/partnerships", token(alone))).hasRedirectedUrl("/device");
        assertThat(get("/device", token(alone))).bodyText().doesNotContain("With your printed code");
        assertThat(post("/device/code?code=" + sheet.get(1), token(alone))).hasStatus(422);
        assertThat(code(typed, "")).as("once").hasStatus(422);

        var link = enter(ada);
        assertThat(post("/device/code?code=" + sheet.getFirst(), link))
                .as("used")
                .hasStatus(422);
        assertThat(get("/device", link)).bodyText().contains("With your printed code");
        assertThat(post("/device/code?code=" + sheet.get(2), link)).hasRedirectedUrl("/");
        assertThat(get("/partnerships", link)).hasStatusOk();
        assertThat(get("/me", link)).bodyText().contains("6 of them are not used yet");
    }

    @Test
    @DisplayName(
            "W8 Who looks after TwoLearn and has a sheet of codes only comes in beside a link from the terminal, which opens nothing alone")
    void theOnlyOperatorComesBackIn() {
        var ada = Links.newcomer("Ada");
        var sheet = codes(post("/me/code", enter(ada)));
        var email = ada.value() + "@lakeshore.example";
        Database.superuser()
                .sql("update person set email = ? where person_id = ?")
                .params(email, ada.value())
                .update();
        assertThatThrownBy(() -> fromTheTerminal(email)).hasMessageStartingWith("Nobody who looks after TwoLearn has");
        operator(ada);

        var said = fromTheTerminal(" " + email.toUpperCase(Locale.ROOT));
        assertThat(said).contains("https://coaching.example/enrollment/", "opens nothing by itself");
        var link = said.replaceFirst("(?s).*coaching\\.example(/enrollment/\\S+).*", "$1");
        var fresh = token(sends(link, Secret.fresh().text()));
        assertThat(get("/partnerships", fresh)).hasRedirectedUrl("/device");
        assertThat(post("/device/code?code=" + sheet.getFirst(), fresh)).hasRedirectedUrl("/");
        assertThat(get("/me", fresh))
                .bodyText()
                .contains("a further first-time link was made; it opens nothing by itself");
        assertThat(sends(link, Secret.fresh().text())).as("once").hasStatus(404);
    }

    @Test
    @DisplayName(
            "W8 Nor alone where the only thing that ever let them in was the set-up address, and that device is taken off")
    void whoSetItUpHasComeIn() {
        var ada = Someone.called("Ada");
        var email = ada.value() + "@lakeshore.example";
        var db = Database.superuser();
        db.sql("update person set email = ? where person_id = ?")
                .params(email, ada.value())
                .update();
        db.sql("update device set admitted_at = null, admitted_by = null where person_id = ?")
                .param(ada.value())
                .update();
        operator(ada);
        var link = fromTheTerminal(email).replaceFirst("(?s).*coaching\\.example(/enrollment/\\S+).*", "$1");
        assertThat(get("/partnerships", token(sends(link, Secret.fresh().text()))))
                .hasRedirectedUrl("/device");
    }

    private static String fromTheTerminal(String email) {
        return LinkFromTheTerminal.make(Database.as("twolearn", "tl_migrator"), "https://coaching.example/", email);
    }

    @Test
    void aPrintedCodeOpensOnADeviceThatWasLetInAndANewSheetEndsTheOldOne() {
        var ada = Links.newcomer("Ada");
        var laptop = Secret.fresh().text();
        var first = token(sends("/enrollment/" + Links.make(ada), laptop));
        var sheet = codes(post("/me/code", first));
        assertThat(get("/partnerships", token(code(sheet.getFirst(), laptop)))).hasStatusOk();

        var newer = codes(post("/me/code", first));
        assertThat(code(sheet.get(1), laptop)).hasStatus(422);
        assertThat(get("/partnerships", token(code(newer.get(1), laptop)))).hasStatusOk();
    }

    @Test
    void sixteenAtOnceUseACodeOnce() throws Exception {
        var sheet = codes(post("/me/code", enter(Links.newcomer("Ada"))));
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> code(sheet.getFirst(), "").getResponse().getStatus())
                    .toList());
            assertThat(answers).extracting(answer -> answer.get()).containsOnlyOnce(302);
        }
    }

    @Test
    @DisplayName("A link or a code that one browser sends twice at the same time lets it in both times")
    void whatOneBrowserSendsTwiceHasOneGoodOutcome() throws Exception {
        var ada = Links.newcomer("Ada");
        var link = "/enrollment/" + Links.make(ada);
        var browsers = browser.get()
                .uri(link)
                .exchange()
                .getResponse()
                .getCookie("twolearn-device")
                .getValue();
        var tokens = twice(() -> sends(link, browsers));
        for (var token : tokens) assertThat(get("/partnerships", token)).hasStatusOk();
        assertThat(devices(ada, "true")).isOne();

        var sheet = codes(post("/me/code", tokens.getFirst()));
        var atTheDoor = browser.get().uri("/signin").exchange().getResponse().getCookie("twolearn-device");
        assertThat(atTheDoor).as("given before a form is sent").isNotNull();
        for (var token : twice(() -> code(sheet.getFirst(), browsers)))
            assertThat(get("/partnerships", token)).hasStatusOk();

        assertThat(sends(link, Secret.fresh().text())).as("another browser").hasStatus(404);
        assertThat(code(sheet.getFirst(), Secret.fresh().text()))
                .as("another browser")
                .hasStatus(422);
        Database.superuser()
                .sql("update enrollment set used_at = used_at - interval '2 minutes' where person_id = ?")
                .param(ada.value())
                .update();
        Database.superuser()
                .sql("update printed_code set used_at = used_at - interval '2 minutes' where person_id = ?")
                .param(ada.value())
                .update();
        assertThat(sends(link, browsers)).as("later").hasStatus(404);
        assertThat(code(sheet.getFirst(), browsers)).as("later").hasStatus(422);
    }

    @Test
    void oneSignInOfMineEndsAndNobodyElsesDoes() {
        var ada = Someone.called("Ada");
        var phone = Browser.session(ada);
        var laptop = Browser.session(ada);
        var removal = "/me/sessions/" + session(phone) + "/removal";
        assertThat(get("/me", laptop))
                .bodyText()
                .contains(removal)
                .doesNotContain(session(laptop).toString());

        assertThat(post(removal, Browser.session(Someone.called("Eve")))).hasStatus(404);
        assertThat(get("/me", phone)).hasStatusOk();
        assertThat(post(removal, laptop)).hasRedirectedUrl("/me");
        assertThat(get("/me", phone)).hasStatus(302);
        assertThat(post(removal, laptop)).as("sent twice").hasRedirectedUrl("/me");
        assertThat(get("/me", laptop)).hasStatusOk();
    }

    @Test
    @DisplayName("W1 Who runs the district signs one or all out, reads nothing of it, and they are told who did it")
    void whoRunsTheDistrictSignsPeopleOut() {
        var pat = Someone.called("Pat");
        var ada = Someone.called("Ada");
        var bo = Someone.called("Bo");
        var adas = Browser.session(ada);
        var bos = Browser.session(bo);
        var pats = Browser.session(pat);
        var one = "/enrollments/signouts?person=" + ada.value();
        assertThat(post(one, pats)).hasStatus(404);
        assertThat(post("/enrollments/signouts?all=yes", pats)).hasStatus(404);
        assertThat(get("/me", adas)).hasStatusOk();

        operator(pat);
        assertThat(post("/enrollments/signouts", pats)).hasStatus(422);
        assertThat(post("/enrollments/signouts?person=" + java.util.UUID.randomUUID(), pats))
                .hasStatus(404);
        assertThat(post(one, pats)).hasRedirectedUrl("/enrollments?signedOut=yes");
        assertThat(get("/me", adas)).hasStatus(302);
        assertThat(get("/me", bos)).hasStatusOk();
        assertThat(get("/me", Browser.session(ada))).bodyText().contains("Signed out by Pat Someone");
        assertThat(post("/enrollments/signouts?person=" + Links.newcomer("Cleo").value(), pats))
                .as("nobody was signed in, and nobody learns it")
                .hasRedirectedUrl("/enrollments?signedOut=yes");

        assertThat(post("/enrollments/signouts?all=yes", pats)).hasRedirectedUrl("/enrollments?signedOut=yes");
        assertThat(get("/me", bos)).hasStatus(302);
        assertThat(get("/me", pats)).hasStatusOk();
        assertThat(get("/enrollments", pats)).bodyText().contains("Sign everybody out");
    }

    @Test
    void whoRunsTheDistrictReadsNoSessionOfAnybody() {
        var pat = Someone.called("Pat");
        operator(pat);
        Browser.session(Someone.called("Ada"));
        assertThat(Someone.as(pat, () -> sessions.mine())).isEmpty();
        Integer seen = Someone.<Integer, RuntimeException>as(
                pat,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from session")
                        .query(Integer.class)
                        .single()));
        assertThat(seen).isZero();
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
        for (var then : new String[] {
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/..//evil",
            "/a/../../b",
            "/a//b",
            "javascript:x"
        }) assertThat(Doorkeeper.onward(then)).isEqualTo("/");
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
        var pat = Someone.called("Patrocinia");
        var ada = Links.newcomer("Ada");
        var make = "/enrollments?person=" + ada.value();
        var token = Browser.session(pat);
        assertThat(get("/enrollments", token)).hasStatus(404);
        assertThat(post(make, token)).hasStatus(404);
        assertThat(get("/me/welcome", token)).hasStatusOk().bodyText().doesNotContain("let your colleagues in");

        operator(pat);
        assertThat(get("/enrollments?find=Ada", token)).hasStatusOk().bodyText().contains("Ada Someone");
        assertThat(get("/enrollments?find=Patrocinia", token))
                .as("who is in needs no link")
                .bodyText()
                .contains("Has come in");
        assertThat(get("/me/welcome", token)).bodyText().contains("Then let your colleagues in");
        assertThat(post("/enrollments", token)).hasStatus(422);
        assertThat(post(make, token)).hasStatusOk().bodyText().contains("/enrollment/");
    }

    @Test
    void whatIsHandedOverIsReadByACameraOrTypedFromPaper() throws Exception {
        var pat = Someone.called("Pat");
        operator(pat);
        var page = post("/enrollments?person=" + Links.newcomer("Ada").value(), Browser.session(pat));

        assertThat(page)
                .bodyText()
                .contains("aria-label=\"The same address as a square for a camera: for Ada Someone\"");
        var letters = Pattern.compile("<b>((?:[A-Z2-9]{4}-){5}[A-Z2-9]{4})</b>")
                .matcher(page.getResponse().getContentAsString());
        assertThat(letters.find()).isTrue();
        assertThat(browser.get().uri("/enrollment/" + letters.group(1))).hasStatusOk();
        assertThat(browser.get()
                        .uri("/enrollment/"
                                + letters.group(1).toLowerCase(Locale.ROOT).replace("-", "")))
                .hasStatusOk()
                .bodyText()
                .contains("Welcome, Ada.");
    }

    @Test
    void thereIsNoDemoUnlessItIsTheDemo() {
        assertThat(browser.get().uri("/demo")).hasStatus(404);
        assertThat(browser.post().uri("/demo")).hasStatus(404);
    }

    private java.util.List<String> twice(Callable<MvcTestResult> form) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var tokens = new java.util.ArrayList<String>();
            for (var answer : threads.invokeAll(java.util.List.of(form, form))) tokens.add(token(answer.get()));
            return tokens;
        }
    }

    private MvcTestResult sends(String page, String device) {
        return browser.post()
                .uri(page)
                .cookie(new Cookie("twolearn-device", device))
                .exchange();
    }

    private MvcTestResult code(String typed, String device) {
        return browser.post()
                .uri("/signin/code")
                .param("code", typed)
                .cookie(new Cookie("twolearn-device", device))
                .exchange();
    }

    private static String token(MvcTestResult came) {
        return came.getResponse().getCookie("twolearn").getValue();
    }

    private static java.util.List<String> codes(MvcTestResult page) {
        return java.util.regex.Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4}){5}")
                .matcher(
                        new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    private static java.util.UUID session(String token) {
        return Database.superuser()
                .sql("select session_id from session where token_hash = ?")
                .param(new Secret(token).hash())
                .query(java.util.UUID.class)
                .single();
    }

    private static void operator(PersonId person) {
        Database.superuser()
                .sql(
                        "insert into position (district_id, position_id, person_id, kind) values (?, gen_random_uuid(), ?, 'operator')")
                .params(Someone.LAKESHORE, person.value())
                .update();
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
