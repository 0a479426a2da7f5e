package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.twolearn.Database;
import org.twolearn.Story;

/** Whatever is wrong is refused alike. */
@Story
@DisplayName("W8 What an issuer says is believed for one browser, once, when all of it is right")
class BelievingAnIssuerTest extends WithAnIssuer {
    @Autowired
    AccountExchange exchange;

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
                lie(
                        "about somebody who showed it long ago",
                        claims -> honest.apply(claims.claim("auth_time", at(-13 * 3600)))),
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
        alike(comeBack(left, left.asked().get("state")));
        assertThat(comesIn(leave(), subject)).as("an honest one after it").hasRedirectedUrl("/");
    }

    @ParameterizedTest(name = "W8 An answer that is none is refused: {0}")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"access_token\": \"\", \"token_type\": \"Bearer\", \"id_token\": \"\"}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": 7, \"expires_in\": \"soon\"}",
                "{\"error\": \"Ana Someone\"}"
            })
    void noAnswer(String body) {
        for (var status : new int[] {200, 400, 500}) {
            var left = leave();
            ISSUER.answers = () -> new PretendIssuer.Answer(status, body);
            alike(comeBack(left, left.asked().get("state")));
        }
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
    void everySignInGetsASessionOfItsOwn() {
        var planted = new Cookie("twolearn", Secret.fresh().text());
        var session = session(comesIn(leave(), subject, planted));
        assertThat(session.getValue()).isNotEqualTo(planted.getValue());
        assertThat(get("/device", planted)).hasRedirectedUrl("/signin?then=%2Fdevice");
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
