package org.twolearn.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.twolearn.Browser;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.people.PersonId;

/** Far works in a district whose staff was not asked; Lakeshore's was, and agreed. One server, one issuer. */
@Story
@DisplayName("W10 Whether people come in with the school account is not the operator’s alone to switch on")
class BehindARuleTest extends WithAnIssuer {
    final UUID district = UUID.randomUUID();
    PersonId far;
    String theirs;

    @BeforeEach
    void somebodyElsewhere() {
        far = Someone.called("Far", district);
        theirs = "subject " + far.value();
    }

    @Test
    @DisplayName(
            "W10 The server knows an issuer, and yet nobody comes in with it before all staff were told and agreed")
    void nobodyComesInBeforeTheRuleIsOn() {
        var session = Browser.session(far);
        assertThat(Pair.get(browser, far, "/me")).bodyText().doesNotContain("School account");
        assertThat(browser.post().uri("/me/account").cookie(new Cookie("twolearn", session)))
                .hasStatus(404);
        assertThatThrownBy(() -> pair.sql(
                        far,
                        "insert into account (person_id, issuer, identity, tied_by)"
                                + " values (:me, 'https://issuer.example', sha256('x'), 'person')",
                        Map.of("me", far.value())))
                .isInstanceOf(DataAccessException.class);

        Ruled.on("school accounts", district);
        assertThat(Pair.get(browser, far, "/me")).bodyText().contains("School account");
        assertThat(connect(session, theirs)).hasStatus(302);
        assertThat(comesIn(leave(), theirs)).hasStatus(302);
    }

    @Test
    @DisplayName("W10 Switched off, it lets nobody of that district in any more, and others as before")
    void switchedOff() {
        Ruled.on("school accounts", district);
        connect(Browser.session(far), theirs);
        Ruled.off("school accounts", district);
        alike(comesIn(leave(), theirs));
        assertThat(comesIn(leave(), subject)).hasStatus(302);
    }

    @Test
    @DisplayName("W10 Nor does an address in the roster tie an account where the rule is off")
    void notByRosterEither() {
        var mail = "far." + far.value() + "@lakeshore.example";
        org.twolearn.Database.superuser()
                .sql("update person set email = ? where person_id = ?")
                .params(mail, far.value())
                .update();
        alike(comesIn(leave(), theirs, mail, true));
        Ruled.on("school accounts", district);
        assertThat(comesIn(leave(), theirs, mail, true)).hasStatus(302);
    }
}
