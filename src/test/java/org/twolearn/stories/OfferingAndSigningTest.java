package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** A2 and A4: an offer that nobody answers, and a letter that two people sign. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class OfferingAndSigningTest {
    @LocalServerPort
    int port;

    PersonId ana, ben, lee;
    String anaCalled;
    Page anas, bens, lees;

    @BeforeEach
    void windows() {
        anaCalled = "Ana" + UUID.randomUUID().toString().substring(0, 8);
        ana = Someone.called(anaCalled);
        ben = Someone.called("Ben");
        lee = Someone.called("Lee");
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
        lees = Browser.of(lee, port);
        for (var page : List.of(anas, bens, lees)) page.setDefaultTimeout(10_000);
    }

    @Test
    void anOfferThatIsLeftAloneEndsQuietly() {
        var offer = bensOffer("Think a lesson through");
        anas.navigate("/");
        assertThat(anas.content()).contains("Ben Someone", "Twenty minutes on the lab?", "Accept", "Not now");
        clean(anas);

        // Must not be possible: anybody else to see it, or who asked to see more than that it is open.
        lees.navigate("/partnerships");
        assertThat(lees.content()).doesNotContain(anaCalled, "Twenty minutes");
        assertThat(lees.navigate(offer).status()).isEqualTo(404);
        bens.navigate(offer);
        assertThat(bens.content()).contains("can answer until");

        Database.superuser()
                .sql("update partnership set closes_at = now() where partnership_id = cast(? as uuid)")
                .param(offer.substring(offer.lastIndexOf('/') + 1))
                .update();
        anas.navigate("/");
        assertThat(anas.content()).doesNotContain("Twenty minutes");
        assertThat(anas.navigate(offer).status()).isEqualTo(404);
        bens.navigate(offer);
        assertThat(bens.content()).contains("ended quietly");
        clean(bens);

        // Must not be possible: the same again so soon. Something else is.
        offers("Think a lesson through");
        assertThat(bens.content()).contains("You offered the same to this person not long ago");
        bensOffer("Find or make a resource");
    }

    @Test
    void aNotNowLooksToTheOtherLikeSilence() {
        var offer = bensOffer("Think a lesson through");
        anas.navigate("/");
        click(anas, "Not now");
        bens.navigate(offer);

        assertThat(bens.content()).contains("can answer until").doesNotContain("ended quietly");
        assertThat(anas.navigate(offer).status()).isEqualTo(404);
    }

    @Test
    void theLetterCountsWhenBothHaveSaidWhatTheyHopeToLearnAndSigned() {
        var partnership = bensOffer("A cycle");
        anas.navigate("/");
        click(anas, "Accept");
        assertThat(anas.content()).contains("First, a letter to each other");

        anas.navigate(partnership + "/agreement/lines");
        anas.getByLabel("What I hope to learn").fill("To hear the other twenty.");
        click(anas, "Save");
        assertThat(anas.content())
                .contains("Your line is in. You can sign once Ben has written theirs.")
                .doesNotContain("Sign this version");
        anas.navigate("/");
        assertThat(anas.content()).doesNotContain("letter waits");
        bens.navigate("/");
        assertThat(bens.content()).contains("Your letter waits for a line of yours");
        bens.navigate(partnership + "/agreement");
        assertThat(bens.content()).contains("To hear the other twenty.");

        // Must not be possible: to sign without one's own line, or in another's place.
        assertThat(bens.content()).contains("Write your line").doesNotContain("Sign this version");
        clean(bens);
        bens.navigate(partnership + "/cycles");
        assertThat(bens.content()).contains("A cycle begins once all of you have signed your agreement.");
        assertThat(bens.getByLabel("What would you like to work on?").count()).isZero();

        bens.navigate(partnership + "/agreement/lines");
        click(bens, "Save");
        assertThat(bens.content()).contains("Nothing is written yet, so nothing was saved.");
        clean(bens);
        bens.getByLabel("What I hope to learn").fill("What makes a quiet student speak.");
        bens.keyboard().press("Tab");
        click(bens, "Save");
        click(bens, "Sign this version");
        anas.navigate(partnership + "/agreement");
        assertThat(anas.content()).contains("What makes a quiet student speak.", "not signed by all yet");
        click(anas, "Sign this version");
        assertThat(anas.content()).contains("Read our agreement");
        assertThat(fingerprint(anas, partnership)).isEqualTo(fingerprint(bens, partnership));
        clean(anas);

        bens.navigate(partnership + "/agreement/lines");
        bens.getByLabel("When and where we meet").fill("Thursdays after period 6, in Ana’s room.");
        click(bens, "Save");
        click(bens, "Sign this version");
        anas.navigate(partnership + "/agreement");
        assertThat(anas.content()).contains("While a change is only suggested, version 2 stays in force.");
        clean(anas);
        click(anas, "Sign this version");
        anas.navigate(partnership + "/agreement");
        assertThat(anas.content()).contains("Version 3, signed by all").doesNotContain("Sign this version");
        anas.navigate(partnership + "/agreement/versions/2");
        assertThat(anas.content()).doesNotContain("Thursdays after period 6");
    }

    private String bensOffer(String kind) {
        offers(kind);
        assertThat(bens.url()).contains("/partnerships/");
        return bens.url().substring(bens.url().indexOf("/partnerships/"));
    }

    private void offers(String kind) {
        bens.navigate("/offers/new");
        bens.getByLabel("Look for a colleague by name").fill(anaCalled);
        bens.keyboard().press("Enter");
        click(bens, "Choose " + anaCalled + " Someone");
        bens.getByLabel(kind).check();
        bens.getByLabel("A line or two, if you like").fill("Twenty minutes on the lab?");
        click(bens, "Offer it");
    }

    private static String fingerprint(Page page, String partnership) {
        page.navigate(partnership + "/agreement");
        return page.locator(".letter__foot .nums").textContent();
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, button(name)).first().click();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
