package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.NextLesson;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Ana and Ben, each in a window of their own: plans, recording by real taps, and what every page must hold. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
abstract class InTwoWindows {
    private static final AtomicInteger SHOT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben;
    PartnershipId id;
    Page anas, bens;

    @BeforeEach
    void anaAndBenArePartners() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
    }

    String agreed(String way) {
        anas.navigate("/partnerships/" + id.value() + "/visits/new");
        choose(anas, way);
        offer(anas);
        var visit = anas.url();
        bens.navigate(visit);
        button(bens, "Accept").click();
        assertThat(bens.locator("main")).containsText("Everyone has accepted");
        return visit;
    }

    static void choose(Page page, String way) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(way)).check();
    }

    static void offer(Page page) {
        NextLesson.soon().into(page);
        button(page, "Offer it").click();
    }

    static void done(Page page, String next) {
        button(page, "Done").click();
        button(page, "Finish").click();
        page.waitForURL(next, new Page.WaitForURLOptions().setTimeout(60_000));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    /** axe finds nothing, and nothing is wider than a small phone. */
    static void fits(Page page, String name) {
        var size = page.viewportSize();
        for (var width : new int[] {320, 390}) {
            page.setViewportSize(width, 700);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(name + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        if (System.getProperty("shots") != null) shots(page, name);
        page.setViewportSize(size.width, size.height);
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
    }

    private static void shots(Page page, String name) {
        for (var width : new int[] {390, 1280})
            for (var theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.setViewportSize(width, 844);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/shots/" + SHOT.incrementAndGet() + "-" + name + "-" + width + "-"
                                + theme + ".png")));
            }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    }
}
