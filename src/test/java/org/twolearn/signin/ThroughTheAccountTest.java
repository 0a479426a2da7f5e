package org.twolearn.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

/** What an account is for, and what it is not. */
@Story
@DisplayName("W8 The school account says who somebody is, and opens nothing")
class ThroughTheAccountTest extends WithAnIssuer {
    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void asksWithStateNonceAndProofAndNothingMore() {
        var left = leave();
        assertThat(left.asked())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "twolearn")
                .containsEntry("redirect_uri", "http://localhost/signin/account/answer")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("max_age", "43200")
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
    void lastsTwelveHoursHoweverMuchItIsUsed() {
        var session = session(comesIn(leave(), subject));
        assertThat(Database.superuser()
                        .sql("select expires = started + interval '12 hours' and idle_until <= expires from session"
                                + " where token_hash = ?")
                        .param(new Secret(session.getValue()).hash())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Database.superuser()
                .sql("update session set started = started - interval '11 hours', seen = seen - interval '11 hours',"
                        + " idle_until = expires - interval '11 hours', expires = expires - interval '11 hours'"
                        + " where token_hash = ?")
                .param(new Secret(session.getValue()).hash())
                .update();
        assertThat(get("/device", session)).hasStatusOk();
        assertThat(Database.superuser()
                        .sql("select idle_until = expires from session where token_hash = ?")
                        .param(new Secret(session.getValue()).hash())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Database.superuser()
                .sql("update session set started = started - interval '2 hours', seen = seen - interval '2 hours',"
                        + " idle_until = idle_until - interval '2 hours', expires = expires - interval '2 hours'"
                        + " where token_hash = ?")
                .param(new Secret(session.getValue()).hash())
                .update();
        assertThat(get("/device", session)).hasStatus(302).hasRedirectedUrl("/signin?then=%2Fdevice");
    }

    @Test
    void tellsFiveTimesADayAndNoMore() {
        for (int i = 0; i < 7; i++) comesIn(leave(), subject);
        assertThat(Database.superuser()
                        .sql("select count(*) from telling where person_id = ? and how = 'account'")
                        .param(ana.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
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
    void theRosterTiesOneVerifiedAddressOfOnePersonOnce() {
        var tom = Someone.called("Tom");
        var mail = tom.value() + "@lakeshore.test";
        address(tom, mail);
        alike(comesIn(leave(), "t1", mail, false));
        var twin = Someone.called("Tim");
        address(twin, mail);
        alike(comesIn(leave(), "t1", mail, true));
        address(twin, null);
        assertThat(comesIn(leave(), "t1 " + tom.value(), mail.toUpperCase(java.util.Locale.ROOT), true))
                .hasRedirectedUrl("/");
        alike(comesIn(leave(), "t2", mail, true));

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
    @DisplayName("W8 Where nothing of the roster ties an account, the program's role ties none by it either")
    void theDatabaseKnowsWhatTies() {
        var tom = Someone.called("Tom");
        var mail = tom.value() + "@lakeshore.test";
        address(tom, mail);
        Supplier<Integer> tie = () -> jdbc.sql("select count(tie_by_roster('email', ?, 'i', sha256(?)))")
                .params(mail, mail.getBytes(UTF_8))
                .query(Integer.class)
                .single();
        for (var other : new String[] {"nothing", "username"}) {
            tiesBy(other);
            assertThat(tie.get()).as(other).isZero();
        }
        tiesBy("email");
        assertThat(tie.get()).isOne();
    }

    @Test
    @DisplayName(
            "W8 Connecting an account takes a sign-in of the last fifteen minutes, and is told to its person alone")
    void connectingIsShownLatelyAndTold() {
        for (var page : new String[] {"/", "/me"})
            assertThat(Pair.get(browser, ana, page)).bodyText().contains("school account was connected");
        assertThat(Pair.get(browser, ben, "/")).bodyText().doesNotContain("account");

        var session = Browser.session(ana);
        Database.superuser()
                .sql("insert into printed_code (person_id, code_hash) values (?, ?)")
                .params(ana.value(), Secret.fresh().hash())
                .update();
        Database.superuser()
                .sql("update session set started = started - d, expires = expires - d, idle_until = idle_until - d"
                        + " from (select interval '16 minutes' as d) as moved where token_hash = ?")
                .param(new Secret(session).hash())
                .update();
        assertThat(browser.post().uri("/me/account").cookie(new Cookie("twolearn", session)))
                .hasStatus(422)
                .bodyText()
                .contains("more than fifteen minutes ago")
                .doesNotContain(ISSUER.address());
    }

    @Test
    @DisplayName("W8 Who has the account only asks a partner in vain until the next day")
    void aPartnerWhoAdministersTheAccounts() {
        var laptop = new Cookie("twolearn-device", Secret.fresh().text());
        var session = session(comesIn(leave(), subject, laptop));
        var request = UUID.randomUUID();
        assertThat(browser.post().uri("/device/requests?id=" + request).cookie(session, laptop))
                .hasRedirectedUrl("/device");
        var number = DeviceRequest.number(new Secret(laptop.getValue()), request);
        assertThat(Pair.post(browser, ben, "/confirmations/" + request, "number", number))
                .hasStatus(422);
        assertThat(get("/notebook", session)).hasRedirectedUrl("/device");
        assertThat(Pair.get(browser, ana, "/")).bodyText().contains("That was not me");
    }

    @Test
    void whoLeftComesInNoMore() {
        Database.superuser()
                .sql("update person set left_on = current_date where person_id = ?")
                .param(ana.value())
                .update();
        alike(comesIn(leave(), subject));
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
}
