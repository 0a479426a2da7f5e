package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;

/** What TwoLearn believes of an issuer, and what it keeps. The real one is in KeycloakTest. */
@Story
@DisplayName("W8 The school account says who somebody is, and opens nothing")
class ThroughTheAccountTest {
    private static final PretendIssuer ISSUER = new PretendIssuer();
    private static final String ANSWER = "/signin/account/answer";

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry settings) {
        settings.add("twolearn.account.issuer", ISSUER::address);
        settings.add("twolearn.account.client", () -> PretendIssuer.CLIENT);
        settings.add("twolearn.account.secret", () -> PretendIssuer.SECRET);
        settings.add("twolearn.account.name", () -> "Lakeshore account");
        settings.add("twolearn.account.match", () -> "email");
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pair pair;

    @Autowired
    AccountExchange exchange;

    PersonId ana, ben;
    String subject;

    /** One who left for the account: the cookie of their browser, and what the account was asked. */
    record Left(Cookie cookie, Map<String, String> asked) {}

    @BeforeEach
    void anaHasConnectedHers() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        pair.agreed(ana, ben);
        subject = "subject " + ana.value();
        connect(Browser.session(ana), subject);
    }

    @Test
    void asksWithStateNonceAndProofAndNothingMore() {
        var left = leave();
        assertThat(left.asked())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "twolearn")
                .containsEntry("redirect_uri", "http://localhost/signin/account/answer")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(left.asked().get("scope").split(" ")).containsExactlyInAnyOrder("openid", "email");
        assertThat(left.cookie().isHttpOnly()).isTrue();
        assertThat(left.asked().values()).doesNotContain(left.cookie().getValue());

        assertThat(comesIn(left, subject)).hasRedirectedUrl("/");
        var asked = UriComponentsBuilder.fromUriString(
                        "?" + ISSUER.asked.getLast().split(" ")[2])
                .build()
                .getQueryParams();
        assertThat(new Secret(asked.getFirst("code_verifier")).hashText())
                .isEqualTo(left.asked().get("code_challenge"));
        assertThat(ISSUER.asked.getLast())
                .startsWith("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("twolearn:" + PretendIssuer.SECRET.replace(' ', '+')).getBytes(UTF_8)));
    }

    @Test
    @DisplayName("W8 A sign-in through the account admits no device, and the person and their partners are told")
    void admitsNothingAndIsTold() {
        var session = session(comesIn(leave(), subject));
        for (var page : new String[] {"/", "/me", "/partnerships", "/notebook", "/school"})
            assertThat(get(page, session)).as(page).hasRedirectedUrl("/device");
        assertThat(browser.post().uri("/me/account").cookie(session)).hasRedirectedUrl("/device");
        assertThat(get("/device", session)).hasStatusOk().bodyText().contains("One more step");

        assertThat(Pair.get(browser, ana, "/")).bodyText().contains("A new device came in as you");
        assertThat(Pair.get(browser, ana, "/me")).bodyText().contains("somebody came in with your school account");
        assertThat(Pair.get(browser, ben, "/"))
                .bodyText()
                .contains("The school account of Ana Someone came in on a new device");
        assertThat(Pair.get(browser, Someone.called("Stan"), "/")).bodyText().doesNotContain("Ana Someone");

        assertThat(browser.post().uri("/signout").cookie(session)).hasRedirectedUrl("/signin?left=account");
        assertThat(browser.get().uri("/signin?left=account"))
                .bodyText()
                .contains("Sign out there, too", ISSUER.address() + "/end?client_id=twolearn");
        assertThat(Pair.get(browser, ana, "/"))
                .bodyText()
                .doesNotContain("A new device came in as you")
                .contains("Somebody came in with your school account");
    }

    @Test
    @DisplayName("W8 On a device of one's own it opens what is one's own")
    void opensOnOnesOwnDevice() {
        var laptop = new Cookie("twolearn-device", Secret.fresh().text());
        var first = browser.post()
                .uri("/enrollment/" + Links.make(bare(ana)))
                .cookie(laptop)
                .exchange();
        assertThat(first).hasRedirectedUrl("/me/welcome");
        var session = session(comesIn(leave(), subject, laptop));
        assertThat(get("/partnerships", session)).hasStatusOk();
        assertThat(Pair.get(browser, ben, "/")).bodyText().doesNotContain("school account of Ana");
    }

    @Test
    void tellsFiveTimesADayAndNoMore() {
        for (int i = 0; i < 7; i++) comesIn(leave(), subject);
        assertThat(Database.superuser()
                        .sql("select count(*) from telling where person_id = ?")
                        .param(ana.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    static Stream<Arguments> lies() {
        Function<JWTClaimsSet.Builder, String> honest = claims -> ISSUER.signed(claims.build());
        return Stream.of(
                lie("for another client", claims -> honest.apply(claims.audience("another"))),
                lie("with another nonce", claims -> honest.apply(claims.claim("nonce", "another"))),
                lie("without a nonce", claims -> honest.apply(claims.claim("nonce", null))),
                lie("of another issuer", claims -> honest.apply(claims.issuer("https://evil.example"))),
                lie("expired", claims -> honest.apply(claims.expirationTime(at(-120)))),
                lie("without an end", claims -> honest.apply(claims.expirationTime(null))),
                lie("of the future", claims -> honest.apply(claims.issueTime(at(600)))),
                lie("about nobody", claims -> honest.apply(claims.subject(null))),
                lie("unsigned", claims -> new PlainJWT(claims.build()).serialize()),
                lie("signed by a stranger", claims -> PretendIssuer.signed(claims.build(), PretendIssuer.key())),
                lie("signed with the secret", claims -> withTheSecret(claims.build())),
                lie("no token at all", _ -> "nonsense"),
                lie("about somebody unknown", claims -> honest.apply(claims.subject("nobody"))));
    }

    @ParameterizedTest(name = "W8 What an issuer says is refused when it is {0}")
    @MethodSource("lies")
    void refused(String what, Function<JWTClaimsSet.Builder, String> lie) {
        var left = leave();
        ISSUER.answers = () -> PretendIssuer.Answer.token(lie.apply(claims(left, subject)));
        var answer = comeBack(left, left.asked().get("state"));
        assertThat(answer).hasStatus(422).bodyText().contains("Nobody came in");
        assertThat(answer.getResponse().getCookie("twolearn")).isNull();
        assertThat(body(answer))
                .isEqualTo(
                        body(browser.get().uri(ANSWER + "?error=access_denied").exchange()));
        assertThat(comesIn(leave(), subject)).as("an honest one after it").hasRedirectedUrl("/");
    }

    @Test
    void anIssuerMayChangeItsKeys() {
        ISSUER.newKeys();
        assertThat(comesIn(leave(), subject)).hasRedirectedUrl("/");
    }

    @Test
    void anIssuerThatLeadsElsewhereIsNotFollowed() {
        var left = leave();
        var before = ISSUER.asked.size();
        ISSUER.answers = () -> new PretendIssuer.Answer(302, ISSUER.address() + "/token?again");
        assertThat(comeBack(left, left.asked().get("state")).getResponse().getStatus())
                .isIn(422, 503);
        assertThat(ISSUER.asked).hasSize(before + 1);
    }

    @Test
    void anAnswerHoldsOnceAndForTheBrowserThatAskedOnly() {
        var left = leave();
        var state = left.asked().get("state");
        honest(left, subject);
        assertThat(browser.get().uri(ANSWER + "?code=c&state=" + state))
                .as("another browser")
                .hasStatus(422);
        assertThat(comeBack(leave(), state))
                .as("a browser that asked something else")
                .hasStatus(422);
        assertThat(comeBack(left, "made up")).hasStatus(422);
        assertThat(comeBack(left, state)).hasRedirectedUrl("/");
        assertThat(comeBack(left, state)).as("once more").hasStatus(422);

        var late = leave();
        Database.superuser()
                .sql("update account_request set begun = now() - interval '31 minutes'")
                .update();
        assertThat(comesIn(late, subject)).hasStatus(422);
    }

    @Test
    void aPortalThatSendsSomebodyHereUnaskedBeginsAnew() {
        assertThat(browser.get().uri(ANSWER + "?code=theirs")).hasRedirectedUrl("/signin/account");
        assertThat(browser.get().uri(ANSWER)).hasRedirectedUrl("/signin/account");
        assertThat(comesIn(leave(), subject)).hasRedirectedUrl("/");
    }

    @Test
    void connectingIsBoundToTheSessionThatAsked() {
        var tom = Someone.called("Tom");
        var eve = Someone.called("Eve");
        var left = leave(Browser.session(tom));
        honest(left, "toms");
        var evening = comeBack(left, left.asked().get("state"), new Cookie("twolearn", Browser.session(eve)));
        assertThat(evening).hasStatus(422);
        assertThat(browser.get()
                        .uri(ANSWER + "?code=c&state=" + left.asked().get("state"))
                        .cookie(left.cookie()))
                .as("nobody signed in")
                .hasStatus(422);
        assertThat(connect(Browser.session(tom), "toms " + tom.value())).hasRedirectedUrl("/me");
        assertThat(connect(Browser.session(eve), "toms " + tom.value()))
                .as("an account is one person's")
                .hasStatus(422);
        assertThat(session(comesIn(leave(), "toms " + tom.value())).getValue()).isNotEmpty();
    }

    @Test
    void everySignInGetsASessionOfItsOwn() {
        var planted = new Cookie("twolearn", Secret.fresh().text());
        var session = session(comesIn(leave(), subject, planted));
        assertThat(session.getValue()).isNotEqualTo(planted.getValue());
        assertThat(get("/device", planted)).hasRedirectedUrl("/signin?then=%2Fdevice");
    }

    @Test
    void theRosterTiesOneVerifiedAddressOfOnePersonOnce() {
        var tom = Someone.called("Tom");
        var mail = tom.value() + "@lakeshore.test";
        address(tom, mail);
        assertThat(comesIn(leave(), "t1", mail, false)).as("not verified").hasStatus(422);
        var twin = Someone.called("Tim");
        address(twin, mail);
        assertThat(comesIn(leave(), "t1", mail, true)).as("of two").hasStatus(422);
        address(twin, null);
        assertThat(comesIn(leave(), "t1 " + tom.value(), mail.toUpperCase(java.util.Locale.ROOT), true))
                .hasRedirectedUrl("/");
        assertThat(comesIn(leave(), "t2", mail, true)).as("a second account").hasStatus(422);

        var toms = Browser.session(tom);
        assertThat(get("/me", new Cookie("twolearn", toms))).bodyText().contains("because your entry in the roster");
        assertThat(browser.post().uri("/me/account/removal").cookie(new Cookie("twolearn", toms)))
                .hasRedirectedUrl("/me");
        assertThat(comesIn(leave(), "t1 " + tom.value(), mail, true))
                .as("disconnected by the person")
                .hasStatus(422);
        assertThat(connect(toms, "t1 " + tom.value())).hasRedirectedUrl("/me");
        assertThat(comesIn(leave(), "t1 " + tom.value())).hasRedirectedUrl("/");
    }

    @Test
    void whoLeftComesInNoMore() {
        Database.superuser()
                .sql("update person set left_on = current_date where person_id = ?")
                .param(ana.value())
                .update();
        assertThat(comesIn(leave(), subject)).hasStatus(422);
    }

    @Test
    @DisplayName("W8 The database ties an account on an admitted device only, and to nobody else")
    void theDatabaseItselfRefuses() {
        var tie = "insert into account (person_id, issuer, identity, tied_by) values (?, 'i', ?, 'person')";
        var eve = Someone.called("Eve");
        assertThatThrownBy(() -> on(eve, Someone.device(eve), tie, ana.value(), new Secret("x").hash()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> on(eve, new DeviceId(UUID.randomUUID()), tie, eve.value(), new Secret("x").hash()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> on(
                        eve,
                        Someone.device(eve),
                        tie.replace("'person')", "'roster')"),
                        eve.value(),
                        new Secret("x").hash()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(on(eve, Someone.device(eve), tie, eve.value(), new Secret("x" + eve.value()).hash()))
                .isOne();
        assertThatThrownBy(() ->
                        on(eve, Someone.device(eve), "select identity from account where person_id = ?", eve.value()))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void noMoreThanItsPlacesAskTheIssuerAtOnce() {
        var left = leave();
        honest(left, subject);
        exchange.places.acquireUninterruptibly(AccountExchange.AT_ONCE);
        try {
            assertThat(comeBack(left, left.asked().get("state")))
                    .hasStatus(503)
                    .hasHeader("Retry-After", "10")
                    .bodyText()
                    .contains("does not answer just now");
            assertThat(browser.get().uri("/signin")).hasStatusOk();
        } finally {
            exchange.places.release(AccountExchange.AT_ONCE);
        }
        assertThat(comesIn(leave(), subject)).hasRedirectedUrl("/");
    }

    private MvcTestResult connect(String session, String subject) {
        var left = leave(session);
        honest(left, subject);
        return comeBack(left, left.asked().get("state"), new Cookie("twolearn", session));
    }

    private Left leave() {
        var gone = browser.get().uri("/signin/account").exchange();
        assertThat(gone).hasStatus(302);
        return left(gone, gone.getResponse().getRedirectedUrl());
    }

    private Left leave(String session) {
        var page = browser.post()
                .uri("/me/account")
                .cookie(new Cookie("twolearn", session))
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("Go on to Lakeshore account");
        var link = java.util.regex.Pattern.compile("href=\"(" + ISSUER.address() + "/authorize[^\"]*)\"")
                .matcher(body(page));
        assertThat(link.find()).isTrue();
        return left(page, link.group(1).replace("&amp;", "&"));
    }

    private static Left left(MvcTestResult gone, String there) {
        assertThat(there).startsWith(ISSUER.address() + "/authorize?");
        var asked = UriComponentsBuilder.fromUri(URI.create(there)).build().getQueryParams();
        var decoded = new java.util.HashMap<String, String>();
        asked.forEach((name, values) -> decoded.put(name, java.net.URLDecoder.decode(values.getFirst(), UTF_8)));
        return new Left(gone.getResponse().getCookie("twolearn-account"), decoded);
    }

    private static JWTClaimsSet.Builder claims(Left left, String subject) {
        return ISSUER.claims(subject, left.asked().get("nonce"));
    }

    private static void honest(Left left, String subject) {
        ISSUER.answers = () ->
                PretendIssuer.Answer.token(ISSUER.signed(claims(left, subject).build()));
    }

    private MvcTestResult comesIn(Left left, String subject, Cookie... more) {
        honest(left, subject);
        return comeBack(left, left.asked().get("state"), more);
    }

    private MvcTestResult comesIn(Left left, String subject, String mail, boolean verified) {
        ISSUER.answers = () -> PretendIssuer.Answer.token(ISSUER.signed(claims(left, subject)
                .claim("email", mail)
                .claim("email_verified", verified)
                .build()));
        return comeBack(left, left.asked().get("state"));
    }

    private MvcTestResult comeBack(Left left, String state, Cookie... more) {
        var cookies = Stream.concat(Stream.of(left.cookie()), Stream.of(more)).toArray(Cookie[]::new);
        return browser.get()
                .uri(ANSWER + "?code=c&state={state}", state)
                .cookie(cookies)
                .exchange();
    }

    private MvcTestResult get(String page, Cookie session) {
        return browser.get().uri(page).cookie(session).exchange();
    }

    private static Cookie session(MvcTestResult came) {
        assertThat(came).hasStatus(302);
        return came.getResponse().getCookie("twolearn");
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private int on(PersonId person, DeviceId device, String sql, Object... values) {
        return CurrentPerson.<Integer, RuntimeException>call(
                person,
                device,
                () -> transaction.execute(_ -> sql.startsWith("select")
                        ? jdbc.sql(sql).params(values).query().listOfRows().size()
                        : jdbc.sql(sql).params(values).update()));
    }

    private static PersonId bare(PersonId person) {
        Database.superuser()
                .sql("delete from session where person_id = ?")
                .param(person.value())
                .update();
        Database.superuser()
                .sql("delete from device where person_id = ?")
                .param(person.value())
                .update();
        return person;
    }

    private static void address(PersonId person, String mail) {
        Database.superuser()
                .sql("update person set email = ? where person_id = ?")
                .params(java.util.Arrays.asList(mail, person.value()))
                .update();
    }

    private static Date at(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String withTheSecret(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(PretendIssuer.SECRET));
            return token.serialize();
        } catch (com.nimbusds.jose.JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Arguments lie(String what, Function<JWTClaimsSet.Builder, String> lie) {
        return Arguments.of(what, lie);
    }
}
