package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;

/** Students are seats: in the script of a lesson, and in what a teacher writes (scripts A5, E2). */
@Story
class KeepingStudentsUnnamedTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    Page anas, bens;
    PartnershipId id;

    @BeforeEach
    void partners() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        id = pair.agreed(ana, ben);
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
    }

    @Test
    void aTeachersListStaysInHerBrowserAndTurnsNamesIntoSeats() {
        var sent = new ArrayList<String>();
        anas.onRequest(request -> sent.add(request.url() + request.postData()));
        anas.navigate("/me/class");
        anas.getByLabel("One name on each line").fill("Sami\n\nMaya Lopez");
        button(anas, "Keep it on this device").click();
        assertThat(anas.getByRole(AriaRole.STATUS)).hasText("Kept on this device: 2 names.");

        anas.navigate("/partnerships/" + id.value() + "/visits/new");
        anas.getByLabel("A line to Ben").pressSequentially("Please watch Maya Lopez and Sami ");
        assertThat(anas.getByLabel("A line to Ben")).hasValue("Please watch seat 3 and seat 1 ");
        button(anas, "Put the name back").click();
        assertThat(anas.getByLabel("A line to Ben")).hasValue("Please watch seat 3 and Sami ");
        assertThat(sent).noneMatch(request -> request.contains("Sami") || request.contains("Lopez"));

        anas.navigate("/me/class");
        assertThat(anas.getByLabel("One name on each line")).hasValue("Sami\n\nMaya Lopez");
        button(anas, "Delete it from this device").click();
        anas.reload();
        assertThat(anas.getByLabel("One name on each line")).hasValue("");
    }

    @Test
    void aCapitalizedWordInALineIsAskedAboutOnceAndNothingTypedIsLost() {
        bens.navigate("/partnerships/" + id.value() + "/visits/new");
        bens.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Words and acts"))
                .check();
        button(bens, "Offer it").click();
        bens.navigate(bens.url() + "/preview");
        bens.locator("#start").click();
        write("What floats?");
        assertThat(bens.locator("#lines li")).hasCount(1);
        write("Then Sami said it sinks");
        assertThat(bens.getByRole(AriaRole.ALERT)).containsText("Is “Sami” a student?");
        assertThat(bens.locator("#line")).hasValue("Then Sami said it sinks");
        button(bens, "Write “a student” instead").click();
        assertThat(bens.locator("#lines li").first()).containsText("Then a student said it sinks");
        write("From Archimedes");
        button(bens, "“Archimedes” is no student’s name").click();
        write("Archimedes again");
        assertThat(bens.locator("#lines li")).hasCount(4);
    }

    @Test
    void theScreenHidesWhenTheClassLooks() {
        bens.navigate("/partnerships/" + id.value() + "/visits/new");
        button(bens, "Offer it").click();
        bens.navigate(bens.url() + "/preview");
        bens.keyboard().press("h");
        assertThat(bens.locator("#cover")).isVisible();
        assertThat(bens.locator("main[inert]")).hasCount(1);
        button(bens, "Show again").click();
        assertThat(bens.locator("#cover")).isHidden();
        assertThat(bens.locator("main[inert]")).hasCount(0);
        button(bens, "Dark").click();
        assertThat(bens.locator("html[data-theme=dark]")).hasCount(1);
        assertThat(bens.evaluate("getComputedStyle(document.body).backgroundColor")
                        .toString())
                .isNotEqualTo("rgb(255, 255, 255)");
    }

    private void write(String line) {
        bens.locator("#line").fill(line);
        bens.keyboard().press("Enter");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
