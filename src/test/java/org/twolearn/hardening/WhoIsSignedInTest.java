package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** A session, from the first cookie to the last: made by us, anew with every arrival, and gone when it is ended. */
@Story
class WhoIsSignedInTest {
    @LocalServerPort
    int port;

    private static final String LAPTOP = "L".repeat(43);

    PersonId ada;
    String code;

    /** On a laptop that was let in. */
    @BeforeEach
    void adaHasAPrintedCode() {
        ada = Someone.called("Ada");
        Database.superuser()
                .sql("update device set browser = sha256(sha256(convert_to(?, 'UTF8')) || uuid_send(person_id))"
                        + " where person_id = ?")
                .params(LAPTOP, ada.value())
                .update();
        code = "";
        next();
    }

    /** Each serves once. */
    private String next() {
        var used = code;
        var page = new Wire(port, Browser.session(ada)).posts("/me/code", "").body();
        var printed =
                java.util.regex.Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4}){5}").matcher(page);
        assertThat(printed.find()).isTrue();
        code = printed.group();
        return used;
    }

    @Test
    void everyArrivalIsAnotherToken() {
        var tokens = new HashSet<String>();
        for (int i = 0; i < 20; i++) tokens.add(arrives(""));
        assertThat(tokens).hasSize(20).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aTokenThatWasThereBeforeIsNotTheOneAfter() {
        var planted = "A".repeat(43);
        var given = arrives(planted);
        assertThat(given).isNotEqualTo(planted);
        assertThat(signedIn(planted)).isFalse();
        assertThat(signedIn(given)).isTrue();

        var again = arrives(given);
        assertThat(again).isNotEqualTo(given);
        assertThat(signedIn(again)).isTrue();
    }

    @Test
    void signingOutEndsItOnTheServerAndEmptiesTheBrowser() {
        var token = arrives("");
        var left = new Wire(port, token).posts("/signout", "");
        assertThat(left.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(left.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("twolearn=;", "Max-Age=0"));
        assertThat(signedIn(token)).isFalse();
    }

    @Test
    void anAlteredTokenIsNobodys() {
        var token = arrives("");
        assertThat(signedIn(token)).isTrue();
        for (var altered : List.of(
                token.substring(1),
                token + "A",
                token.toLowerCase(java.util.Locale.ROOT) + "x",
                (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1),
                "' or '1'='1",
                "null",
                "%00")) assertThat(signedIn(altered)).as(altered).isFalse();
    }

    @Test
    void whoHasLeftTheDistrictIsSignedOutWithTheNextRequest() {
        var token = arrives("");
        assertThat(signedIn(token)).isTrue();
        Database.superuser()
                .sql("update person set left_on = current_date where person_id = ?")
                .param(ada.value())
                .update();
        assertThat(signedIn(token)).isFalse();
        assertThat(new Wire(port, "").posts("/signin/code", "code=" + code).statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoSignedInLongAgoChangesNoKeyBeforeShowingOneAgain() {
        var waiting = java.util.UUID.randomUUID();
        Database.superuser()
                .sql("insert into device (person_id, device_id, label) values (?, ?, 'Another phone')")
                .params(ada.value(), waiting)
                .update();
        var token = arrives("");
        var hers = new Wire(port, token);
        assertThat(hers.posts("/me/passkeys/challenge", "").statusCode()).isEqualTo(200);
        Database.superuser()
                .sql("update session set started = now() - interval '16 minutes', expires = now() + interval '29 days'"
                        + " where person_id = ?")
                .param(ada.value())
                .update();
        for (var changing : List.of(
                "/me/code",
                "/me/passkeys/challenge",
                "/me/passkeys",
                "/me/passkeys/AAAA/removal",
                "/me/devices/" + waiting + "/admission",
                "/me/signouts",
                "/me/sessions/" + waiting + "/removal")) {
            var answer = hers.posts(changing, "code=x&where=elsewhere");
            assertThat(answer.statusCode()).as(changing).isEqualTo(422);
            assertThat(answer.body()).as(changing).contains("more than fifteen minutes ago");
        }
        // Whoever lost a phone does not have to look for a key first.
        assertThat(hers.posts("/me/devices/" + waiting + "/removal", "").statusCode())
                .isEqualTo(302);
        assertThat(new Wire(port, arrives("")).posts("/me/code", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoKeyYetMakesTheirFirstOneWheneverTheyLike() {
        var bo = Someone.called("Bo");
        var token = Browser.session(bo);
        Database.superuser()
                .sql("update session set started = now() - interval '1 day', expires = now() + interval '29 days'"
                        + " where person_id = ?")
                .param(bo.value())
                .update();
        assertThat(new Wire(port, token).posts("/me/passkeys/challenge", "").statusCode())
                .isEqualTo(200);
        assertThat(new Wire(port, token).posts("/me/code", "").statusCode()).isEqualTo(200);
        assertThat(new Wire(port, token).posts("/me/code", "").statusCode()).isEqualTo(422);
    }

    @Test
    void aLinkThatIsOnlyLookedAtSignsNobodyIn() {
        var looked = new Wire(port, "").gets("/signin?then=/me");
        assertThat(looked.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("twolearn="));
    }

    @Test
    void aWrongCodeAnswersAlikeWhoeverItIsNearTo() {
        var near = code.substring(0, code.length() - 1) + (code.endsWith("A") ? "B" : "A");
        var one = new Wire(port, "").posts("/signin/code", "code=" + near);
        var other = new Wire(port, "").posts("/signin/code", "code=ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assertThat(one.statusCode()).isEqualTo(422).isEqualTo(other.statusCode());
        assertThat(one.body().replace(near, "")).isEqualTo(other.body().replace("ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ", ""));
    }

    @Test
    void aFurtherFieldOfAFormChangesNothing() {
        var token = arrives("");
        var hers = new Wire(port, token);
        var id = java.util.UUID.randomUUID();
        var bo = Someone.called("Bo").value();
        assertThat(hers.posts(
                                "/notebook",
                                "id=" + id + "&note=One&person_id=" + bo + "&personId=" + bo + "&author=" + bo
                                        + "&admitted=true&class.module=x&kind=operator")
                        .statusCode())
                .isEqualTo(302);
        assertThat(Database.superuser()
                        .sql("select person_id from note where entry_id = ?")
                        .param(id)
                        .query(java.util.UUID.class)
                        .list())
                .containsExactly(ada.value());
    }

    private String arrives(String before) {
        HttpResponse<String> entered = new Wire(port, "")
                .sends(
                        "POST",
                        "/signin/code",
                        "code=" + code,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        "twolearn-device=" + LAPTOP + (before.isEmpty() ? "" : "; twolearn=" + before));
        next();
        assertThat(entered.statusCode()).isEqualTo(302);
        return entered.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("twolearn="))
                .map(cookie -> cookie.substring("twolearn=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private boolean signedIn(String token) {
        return new Wire(port, token).gets("/me").statusCode() == 200;
    }
}
