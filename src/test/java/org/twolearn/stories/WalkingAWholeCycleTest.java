package org.twolearn.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.twolearn.people.PersonId;

/** Two people, two windows, from the agreement to the close, with what each of them learned. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class WalkingAWholeCycleTest {
    /** With the visit left out; the whole allowance for a teacher's cycle is 300. */
    private static final int WORDS = 150;

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben;
    String partnership;
    final Map<Page, Integer> typed = new HashMap<>();

    @BeforeEach
    void anaAndBenHaveAgreed() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        partnership = "/partnerships/" + pair.signed(ben, ana).value();
    }

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void fromTheAgreementToTheCloseWithTheLearningOfBoth(boolean javaScript) {
        var anas = window(ana, javaScript);
        var bens = window(ben, javaScript);

        anas.navigate(partnership + "/cycles");
        type(anas, "What would you like to work on?", "The same six hands carry the room.");
        click(anas, "Begin a cycle");
        var cycle = anas.url();
        assertThat(cycle).contains("/cycles/");

        bens.navigate(cycle + "/standing");
        type(bens, "What students did", "Six students answered eleven of fourteen questions.");
        click(bens, "Save");
        anas.navigate(cycle);
        assertThat(anas.content()).doesNotContain("Six students answered");
        link(anas, "Say where things stand");
        type(anas, "What differed from what I hoped", "The back corner stays silent.");
        click(anas, "Save");
        assertThat(anas.content()).contains("Six students answered");

        link(anas, "Write the goal");
        type(anas, "My goal in one sentence", "By December 18, 23 of my 26 students explain their thinking aloud.");
        click(anas, "Save this goal");
        bens.navigate(cycle);
        click(bens, "I understand it");
        type(bens, "List something we could try", "Draw names from a stack of cards.");
        click(bens, "List it");
        anas.navigate(cycle);
        click(anas, "Try this");
        assertThat(anas.content()).contains("Chosen", "we are here");

        bens.navigate(partnership + "/ideas");
        type(bens, "Put an idea on the table", "Let two students keep the count.");
        click(bens, "Put it on the table");
        anas.navigate(partnership + "/ideas");
        anas.getByText("Say what became of it").first().click();
        type(anas, "How we changed it, or why", "Pairs keep it.");
        click(anas, "Changed");

        anas.navigate(partnership + "/steps");
        type(anas, "I will", "Try the cards in pairs.");
        click(anas, "Say so");
        bens.navigate(partnership + "/steps");
        assertThat(bens.content()).contains("Try the cards in pairs.");
        assertThat(bens.getByRole(AriaRole.BUTTON, button("Let it go")).count()).isZero();
        bens.navigate(partnership + "/talks");
        click(bens, "We talked");

        anas.navigate(cycle);
        unfold(anas, "Look:");
        anas.getByLabel("What comes next").selectOption("keep");
        click(anas, "Decide");
        checked(anas, javaScript);
        anas.navigate(cycle + "/closing");
        click(anas, "Close this cycle");
        assertThat(anas.content()).contains("stays readable", "Ben has not written here yet");

        unfold(anas, "Add to what I learned");
        type(anas, "Add to what I learned", "I was calling on everyone who looked at me.");
        click(anas, "Save");
        bens.navigate(cycle);
        unfold(bens, "Add to what I learned");
        type(bens, "Add to what I learned", "I count faster than I listen.");
        click(bens, "Save");
        for (var page : List.of(anas, bens)) {
            page.navigate(cycle);
            assertThat(page.content())
                    .contains("23 of my 26", "Draw names", "Pairs keep it.", "Try the cards in pairs.")
                    .contains("I was calling on everyone", "I count faster than I listen");
            checked(page, javaScript);
        }
        assertThat(typed.get(anas)).isLessThanOrEqualTo(WORDS);
        for (var page : List.of(anas, bens)) page.context().close();
        if (javaScript && System.getProperty("shots") != null) shots(cycle);
    }

    private Page window(PersonId person, boolean javaScript) {
        var context = Browser.CHROME.newContext(
                new NewContextOptions().setBaseURL("http://localhost:" + port).setJavaScriptEnabled(javaScript));
        return signedIn(context, person);
    }

    private static Page signedIn(BrowserContext context, PersonId person) {
        context.addCookies(List.of(new Cookie("twolearn", Browser.session(person))
                .setDomain("localhost")
                .setPath("/")));
        var page = context.newPage();
        page.setDefaultTimeout(10_000);
        return page;
    }

    private void type(Page page, String label, String words) {
        page.getByLabel(label).first().fill(words);
        typed.merge(page, words.split("\\s+", -1).length, Integer::sum);
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, button(name)).first().click();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void unfold(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, button(name)).first().click();
    }

    /** The engine of axe runs in the page, so it needs JavaScript there. */
    private static void checked(Page page, boolean javaScript) {
        if (javaScript)
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private void shots(String cycle) {
        for (var width : List.of(390, 1280))
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var context = Browser.CHROME.newContext(new NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
                var page = signedIn(context, ana);
                Map.of(
                                "cycle", cycle,
                                "partnership", partnership,
                                "ideas", partnership + "/ideas",
                                "steps", partnership + "/steps",
                                "talks", partnership + "/talks",
                                "cycles", partnership + "/cycles",
                                "goal", cycle + "/goal",
                                "notebook", "/notebook")
                        .forEach((name, address) -> {
                            page.navigate(address);
                            page.screenshot(new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(Path.of("target/shots/%s-%d-%s.png".formatted(name, width, scheme))));
                        });
                context.close();
            }
    }
}
