package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** Ana has connected her account of an issuer that says what a test makes it say. The real one is in KeycloakTest. */
abstract class WithAnIssuer {
    static final PretendIssuer ISSUER = new PretendIssuer();
    static final String ANSWER = "/signin/account/answer";

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry settings) {
        settings.add("twolearn.account.issuer", ISSUER::address);
        settings.add("twolearn.account.client", () -> PretendIssuer.CLIENT);
        settings.add("twolearn.account.secret", () -> PretendIssuer.SECRET);
        settings.add("twolearn.account.name", () -> "your Lakeshore account");
        settings.add("twolearn.account.match", () -> "email");
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    Pair pair;

    PersonId ana, ben;
    String subject;

    /** One who left for the account: the cookie of their browser, and what the account was asked. */
    record Left(Cookie cookie, Map<String, String> asked) {}

    @BeforeEach
    void anaHasConnectedHers() {
        Ruled.on("school accounts", Someone.LAKESHORE);
        // Other stories' TwoLearn, on the same database, may have started since and said nothing.
        tiesBy("email");
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        pair.agreed(ana, ben);
        subject = "subject " + ana.value();
        connect(Browser.session(ana), subject);
    }

    static void tiesBy(String what) {
        Database.superuser()
                .sql("update setting set value = ? where name = 'the roster ties accounts by'")
                .param(what)
                .update();
    }

    MvcTestResult connect(String session, String subject) {
        var left = leave(session);
        honest(left, subject);
        return comeBack(left, left.asked().get("state"), new Cookie("twolearn", session));
    }

    Left leave() {
        var gone = browser.get().uri("/signin/account").exchange();
        assertThat(gone).hasStatus(302);
        return left(gone, gone.getResponse().getRedirectedUrl());
    }

    Left leave(String session) {
        var page = browser.post()
                .uri("/me/account")
                .cookie(new Cookie("twolearn", session))
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("Go on to your Lakeshore account");
        var link = java.util.regex.Pattern.compile("href=\"(" + ISSUER.address() + "/authorize[^\"]*)\"")
                .matcher(body(page));
        assertThat(link.find()).isTrue();
        return left(page, link.group(1).replace("&amp;", "&"));
    }

    static Left left(MvcTestResult gone, String there) {
        assertThat(there).startsWith(ISSUER.address() + "/authorize?");
        var asked = UriComponentsBuilder.fromUri(URI.create(there)).build().getQueryParams();
        var decoded = new java.util.HashMap<String, String>();
        asked.forEach((name, values) -> decoded.put(name, java.net.URLDecoder.decode(values.getFirst(), UTF_8)));
        return new Left(gone.getResponse().getCookie("twolearn-account"), decoded);
    }

    static JWTClaimsSet.Builder claims(Left left, String subject) {
        return ISSUER.claims(subject, left.asked().get("nonce"));
    }

    static void honest(Left left, String subject) {
        ISSUER.answers = () ->
                PretendIssuer.Answer.token(ISSUER.signed(claims(left, subject).build()));
    }

    MvcTestResult comesIn(Left left, String subject, Cookie... more) {
        honest(left, subject);
        return comeBack(left, left.asked().get("state"), more);
    }

    MvcTestResult comesIn(Left left, String subject, String mail, boolean verified) {
        ISSUER.answers = () -> PretendIssuer.Answer.token(ISSUER.signed(claims(left, subject)
                .claim("email", mail)
                .claim("email_verified", verified)
                .build()));
        return comeBack(left, left.asked().get("state"));
    }

    MvcTestResult comeBack(Left left, String state, Cookie... more) {
        var cookies = Stream.concat(Stream.of(left.cookie()), Stream.of(more)).toArray(Cookie[]::new);
        return browser.get()
                .uri(ANSWER + "?code=c&state={state}", state)
                .cookie(cookies)
                .exchange();
    }

    /** Whatever was wrong, a stranger reads the same as when there was nothing to be wrong. */
    void alike(MvcTestResult answer) {
        assertThat(answer).hasStatus(422).bodyText().contains("Nobody came in");
        assertThat(answer.getResponse().getCookie("twolearn")).isNull();
        assertThat(body(answer))
                .isEqualTo(
                        body(browser.get().uri(ANSWER + "?error=access_denied").exchange()));
    }

    MvcTestResult get(String page, Cookie session) {
        return browser.get().uri(page).cookie(session).exchange();
    }

    static Cookie session(MvcTestResult came) {
        assertThat(came).hasStatus(302);
        return came.getResponse().getCookie("twolearn");
    }

    static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
