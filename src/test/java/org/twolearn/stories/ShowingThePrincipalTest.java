package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.people.PersonId;

/** Script A9: Ana shows Grace her goal and its chart; three windows. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class ShowingThePrincipalTest {
    private static final String GOAL = "23 of my 26 students explain their thinking aloud.";
    private static final String BENS = "It is about who speaks, not about how well.";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben, grace;
    String graceCalled, partnership, cycle;
    Page anas, bens, graces;

    @BeforeEach
    void windows() {
        graceCalled = "Grace" + UUID.randomUUID().toString().substring(0, 8);
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        grace = Someone.called(graceCalled);
        partnership = "/partnerships/" + pair.signed(ana, ben).value();
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
        graces = Browser.of(grace, port);
        for (var page : new Page[] {anas, bens, graces}) page.setDefaultTimeout(15_000);
        anas.navigate(partnership + "/cycles");
        anas.getByLabel("What would you like to work on?").first().fill("The same six hands.");
        click(anas, "Begin a cycle");
        cycle = anas.url();
        anas.navigate(cycle + "/goal");
        anas.getByLabel("My goal in one sentence").fill(GOAL);
        click(anas, "Save this goal");
        bens.navigate(cycle);
        bens.getByLabel("What I understand, or what I would like to ask")
                .first()
                .fill(BENS);
        click(bens, "I understand it");
    }

    @Test
    @DisplayName(
            "R1/W4 A9: Ana shows Grace goal and chart until a day; Ben's words wait for Ben; who looked stands on Ana's page; ended is ended")
    void anaShows() {
        graces.navigate("/");
        assertThat(graces.content()).doesNotContain("shows you ");
        anas.navigate(partnership);
        link(anas, "Show something of this to a colleague");
        anas.getByLabel("Look for a colleague by name").fill(graceCalled);
        click(anas, "Find");
        click(anas, "Choose " + graceCalled);
        anas.getByLabel("Those, and my goal with its chart").check();
        assertThat(anas.content()).contains("Ben is asked.");
        clean(anas);
        click(anas, "Show it to " + graceCalled + " Someone");
        var given = anas.url();
        assertThat(anas.locator("main").innerText())
                .contains("Nobody has opened it yet.", GOAL)
                .doesNotContain(BENS);
        clean(anas);

        graces.navigate("/");
        assertThat(graces.content())
                .contains(
                        "Ana Someone",
                        "shows you the goal and its chart",
                        "A copy made on " + today() + ", to be read until ")
                .doesNotContain(GOAL);
        clean(graces);
        link(graces, "Open it");
        var shown = graces.url();
        assertThat(graces.locator("main").innerText())
                .contains(GOAL, "Shown by Ana Someone until", "Ana Someone and a partner")
                .doesNotContain(BENS, "Ben Someone");
        assertThat(graces.locator("main button, main form, main a[download]").count())
                .isZero();
        assertThat(graces.locator("svg pattern text").first().textContent()).startsWith("Shown by Ana Someone until");
        clean(graces);
        graces.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(graces.locator("main").innerText()).doesNotContain(GOAL).contains("Shown by Ana");
        graces.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(graces.request().get(partnership).status()).isEqualTo(404);

        bens.navigate("/");
        assertThat(bens.content()).contains("shows the goal and its chart to " + graceCalled);
        bens.navigate(partnership);
        assertThat(bens.content()).contains("Ana shows the goal and its chart to " + graceCalled);
        bens.navigate(given);
        assertThat(bens.content()).contains(GOAL, BENS, graceCalled + " Someone opened it on");
        assertThat(bens.getByRole(AriaRole.BUTTON, named("Stop showing it")).count())
                .isZero();
        clean(bens);
        click(bens, "Yes, add it");
        graces.reload();
        assertThat(graces.content()).contains(GOAL, BENS, "Ben Someone");

        anas.navigate(given);
        assertThat(anas.content()).contains(graceCalled + " Someone opened it on");
        click(anas, "Stop showing it");
        assertThat(anas.content()).contains("Nobody outside can open it.");
        assertThat(graces.reload().status()).isEqualTo(404);
        graces.navigate(shown);
        assertThat(graces.content()).doesNotContain(GOAL);
        graces.navigate("/shares");
        assertThat(graces.content()).contains("Nobody shows you anything right now.");
        for (var page : new Page[] {anas, bens, graces}) page.context().close();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, named(name)).first().click();
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("America/Chicago")).format(DateTimeFormatter.ofPattern("MMMM d", Locale.US));
    }
}
