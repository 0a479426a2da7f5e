package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.Cycles;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.visits.Visited;

/** Script A7 (without the language nudge): the host and who recorded, each at their own window, and the other way around. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class LookingTogetherTest {
    private static final AtomicInteger SHOT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Cycles cycles;

    @Autowired
    Visited visited;

    PersonId ana, ben;
    PartnershipId id;

    @BeforeEach
    void anaAndBenArePartners() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
    }

    @ParameterizedTest(name = "E1/D1/D2 They look together, coach and teacher swapped: {0}")
    @ValueSource(booleans = {false, true})
    void theyLookTogether(boolean swapped) {
        var host = swapped ? ben : ana;
        var other = swapped ? ana : ben;
        var cycle = new CycleId(UUID.randomUUID());
        Someone.does(host, () -> cycles.begin(id, cycle, host, "More voices"));
        var visit = "/partnerships/" + id.value() + "/visits/" + visited.by(other, host, id);
        var theirs = Browser.of(other, port);
        var mine = Browser.of(host, port);

        drafts(theirs, visit);
        looks(mine);
        corrects(mine);
        decidesWhatBecomesOfIt(mine);
        asks(mine);
        answers(theirs);
        mine.navigate(visit + "/look");
        assertThat(mine.locator("#ideas").locator("..").locator("..")).containsText("Count to five");
        decides(mine, cycle);
        theirs.navigate("/partnerships/" + id.value());
        assertThat(theirs.locator("main")).containsText("decided: Change the goal");
    }

    /** Before the other has looked: all of it stays here until then. */
    private void drafts(Page theirs, String visit) {
        theirs.navigate(visit + "/record");
        theirs.getByText("Put an idea on the table").first().click();
        theirs.locator("#idea").fill("Draw names from a stack of cards");
        fits(theirs);
        button(theirs, "Put it on the table").click();
        assertThat(theirs.locator(".ideas")).containsText("Draw names");
        theirs.getByLabel("One question for").fill("What did you expect in the back corner?");
        button(theirs, "Keep what I wrote").click();
        assertThat(theirs.getByRole(AriaRole.STATUS)).containsText("Kept. You can change it here until the look.");
        assertThat(theirs.getByLabel("One question for")).hasValue("What did you expect in the back corner?");
    }

    /** Home tells at once; one tap and nothing typed opens what the other wrote. */
    private static void looks(Page mine) {
        mine.navigate("/");
        assertThat(mine.locator("main")).containsText("You look first");
        mine.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Look").setExact(true))
                .click();
        assertThat(mine.locator(".count")).containsText("3 of 26");
        assertThat(mine.content()).doesNotContain("back corner", "Draw names");
        fits(mine);
        button(mine, "I’ve looked").click();
        assertThat(mine.locator("main")).containsText("What did you expect in the back corner?");
        assertThat(mine.locator(".ideas")).containsText("Draw names");
    }

    /** By keyboard: a note beside an event, and what it was. */
    private static void corrects(Page mine) {
        mine.locator("details[id^=events] summary").press("Enter");
        mine.locator(".events a").first().press("Enter");
        mine.locator("#remark").fill("That was the fire drill");
        fits(mine);
        mine.locator("#remark").press("Tab");
        mine.keyboard().press("Enter");
        assertThat(mine.locator(".events .remark")).containsText("fire drill");
        mine.locator(".events a").nth(1).click();
        mine.locator("#code").selectOption("choral");
        mine.locator("#seat").fill("");
        button(mine, "Correct it").click();
        assertThat(mine.locator(".count")).containsText("2 of 26");
        assertThat(mine.locator(".events")).containsText("corrected by");
        fits(mine);
    }

    private static void decidesWhatBecomesOfIt(Page mine) {
        mine.getByText("Say what became of it").first().click();
        mine.getByLabel("How we changed it").first().fill("A card for each pair");
        button(mine, "Changed").click();
        assertThat(mine.locator("main")).containsText("A card for each pair");
    }

    private void asks(Page mine) {
        mine.getByText("Ask for an idea").first().click();
        mine.locator("#about").fill("The back corner");
        fits(mine);
        button(mine, "Tell me what you would try").click();
        assertThat(mine.locator("main")).containsText("Take the question back");
    }

    private static void answers(Page theirs) {
        theirs.navigate("/");
        assertThat(theirs.locator("main")).containsText("what would you try?");
        fits(theirs);
        theirs.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Say what you would try"))
                .click();
        theirs.getByLabel("I would try").fill("Pairs first");
        theirs.getByText("One or two more").click();
        theirs.getByLabel("Or", new Page.GetByLabelOptions().setExact(true)).fill("Count to five");
        fits(theirs);
        theirs.locator("[id^=ask-] form button").first().click();
        assertThat(theirs.locator(".ideas")).containsText("Pairs first");
    }

    /** Any answer is a good one; it leads to where it is done. */
    private static void decides(Page mine, CycleId cycle) {
        mine.locator("select[name=what]").selectOption("change the goal");
        mine.locator("#decision-said").fill("Voices, not turns");
        fits(mine);
        button(mine, "Decide").click();
        assertThat(mine.url()).endsWith(cycle.value() + "/goal");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** axe finds nothing, and nothing is wider than a phone. */
    private static void fits(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        var size = page.viewportSize();
        page.setViewportSize(320, 700);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
        if (System.getProperty("shots") != null) shots(page);
        page.setViewportSize(size.width, size.height);
    }

    private static void shots(Page page) {
        var name = "target/shots/look-" + SHOT.incrementAndGet();
        for (var width : new int[] {390, 1280})
            for (var theme : com.microsoft.playwright.options.ColorScheme.values()) {
                if (theme == com.microsoft.playwright.options.ColorScheme.NO_PREFERENCE) continue;
                page.setViewportSize(width, 844);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(name + "-" + width + "-" + theme + ".png")));
            }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    }
}
