package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Scripts A5, A6 (without the network cut) and A7 (without the language nudge), by two people in two windows. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class VisitingTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    PersonId ana, ben;
    PartnershipId id;
    Page anas, bens;
    final AtomicInteger taps = new AtomicInteger();

    @BeforeEach
    void anaAndBenArePartners() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        anas = Browser.of(ana, port);
        bens = Browser.of(ben, port);
        bens.onDialog(dialog -> {
            throw new IllegalStateException(dialog.message());
        });
    }

    @Test
    void fromAskingToAnAgreedVisitTakesAtMostTwelveTapsAndNobodyRecordsBefore() {
        var visit = offered();
        var early = bens.navigate(visit + "/recorder");
        assertThat(early.status()).isEqualTo(422);
        assertThat(bens.getByRole(AriaRole.ALERT)).containsText("accepted the plan");
        assertThat(bens.locator("#start")).hasCount(0);

        bens.navigate(visit);
        fits(bens);
        tap(button(bens, "Accept"));
        assertThat(taps.get() + 3).as("taps, and three pages opened").isLessThanOrEqualTo(12);

        bens.navigate(visit + "/change");
        bens.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Words and acts"))
                .check();
        button(bens, "Suggest it").click();
        assertThat(bens.locator("main")).containsText("suggests a change");
        bens.navigate(visit + "/recorder");
        assertThat(bens.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Opportunities to respond");
        bens.locator("#start").click();
        assertThat(bens.locator("#line")).hasCount(0);
        assertThat(bens.locator("input, textarea, [type=file]")).hasCount(0);
        assertThat(bens.locator("button.seat")).hasCount(26);
        assertThat(bens.locator("button.pad:visible")).hasCount(3);
    }

    @Test
    void noTapIsLostOrDoubledByAReloadOrALostRequestAndTheHostLooksFirst() {
        var visit = agreed();
        var lost = new AtomicInteger();
        bens.route("**/events", route -> {
            if (lost.getAndIncrement() % 2 == 0) route.abort();
            else route.resume();
        });
        bens.navigate(visit + "/recorder");
        bens.locator("#start").click();
        for (var seat = 1; seat <= 9; seat++) seat(seat);
        assertThat(kept(bens)).contains("sealed").doesNotContain("\"seat\"", "\"code\"");
        bens.reload();
        assertThat(bens.locator(".seat--had")).hasCount(9);
        for (var seat = 10; seat <= 14; seat++) seat(seat);
        for (var seat : new int[] {1, 1, 2}) seat(seat);
        seat(20);
        bens.keyboard().press("u");
        assertThat(bens.locator(".seat--had")).hasCount(14);
        for (var i = 0; i < 4; i++) button(bens, "All say it together").click();
        fits(bens);
        button(bens, "Done").click();
        assertThat(bens.locator("#finish")).containsText("Finish? 21 taps");
        button(bens, "Go back").click();
        button(bens, "Done").click();
        button(bens, "Finish").click();
        bens.waitForURL("**/record", new Page.WaitForURLOptions().setTimeout(60_000));

        assertThat(bens.locator(".count")).containsText("14 of 26");
        assertThat(bens.locator(".counts")).containsText("One student: 17 in");
        assertThat(bens.locator(".counts")).containsText("All say it together: 4 in");
        assertThat(bens.locator("main")).containsText("21 taps, one undone");
        assertThat(stored()).isEqualTo(1);
        fits(bens);
        bens.getByLabel("What you could not see").fill("The table by the door");
        bens.getByLabel("One question for Ana").fill("What did you expect in the back corner?");
        button(bens, "Keep what I wrote").click();
        bens.navigate(visit + "/look");
        assertThat(bens.locator("main")).not().containsText("back corner");

        anas.navigate(visit + "/look");
        assertThat(anas.locator(".count")).containsText("14 of 26");
        assertThat(anas.locator("main")).containsText("The table by the door");
        assertThat(anas.content()).doesNotContain("back corner");
        fits(anas);
        button(anas, "I’ve looked").click();
        assertThat(anas.locator("main")).containsText("What did you expect in the back corner?");
        fits(anas);
    }

    /** The same two pages for the other two instruments, with the partners' places swapped. */
    @Test
    void minutesAndWordsAreRecordedToo() {
        for (var way : new String[] {"Lesson time use", "Words and acts"}) {
            var visit = offered(bens, way);
            anas.navigate(visit);
            button(anas, "Accept").click();
            anas.navigate(visit + "/recorder");
            anas.locator("#start").click();
            if (way.startsWith("Words")) {
                anas.locator("#line").fill("It floats because it is hollow");
                anas.keyboard().press("Enter");
                assertThat(anas.locator("#lines li")).hasCount(1);
            } else {
                button(anas, "Opening").click();
                assertThat(button(anas, "Opening")).hasAttribute("aria-pressed", "true");
                anas.waitForTimeout(1500);
                button(anas, "Group work").click();
                anas.waitForTimeout(1500);
            }
            fits(anas);
            button(anas, "Done").click();
            button(anas, "Finish").click();
            anas.waitForURL("**/record");
            bens.navigate(visit + "/look");
            fits(bens);
            assertThat(bens.locator("main")).containsText(way.startsWith("Words") ? "hollow" : "Group work");
        }
    }

    private String offered() {
        return offered(anas, "Opportunities to respond");
    }

    private String offered(Page page, String way) {
        page.navigate("/partnerships/" + id.value() + "/visits/new");
        fits(page);
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(way)).check();
        NextLesson.soon().into(page);
        tap(button(page, "Offer it"));
        assertThat(page.locator("main")).containsText("If nobody answers");
        return page.url();
    }

    private String agreed() {
        var visit = offered();
        bens.navigate(visit);
        button(bens, "Accept").click();
        assertThat(bens.locator("main")).containsText("Everyone has accepted");
        return visit;
    }

    /** What stands in the browser's own database, as a program that reads its files would find it. */
    private static String kept(Page page) {
        return page.evaluate("""
                () => new Promise((resolve) => {
                  const opened = indexedDB.open("twolearn-sealed-visits");
                  opened.onsuccess = () => {
                    const all = opened.result.transaction("taps").objectStore("taps").getAll();
                    all.onsuccess = () => resolve(JSON.stringify(all.result));
                  };
                })""").toString();
    }

    private void seat(int seat) {
        bens.locator("button.seat[data-seat='" + seat + "']").click();
    }

    private void tap(Locator what) {
        taps.incrementAndGet();
        what.click();
    }

    private int stored() {
        return Database.superuser()
                .sql("select count(*) from visit_record where partnership_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** axe finds nothing. */
    private static void fits(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        if (System.getProperty("shots") != null) shots(page);
    }

    private static final AtomicInteger SHOT = new AtomicInteger();

    private static void shots(Page page) {
        var name = "target/shots/" + SHOT.incrementAndGet();
        for (var size : new int[][] {{390, 844}, {820, 1180}, {1280, 800}})
            for (var theme : com.microsoft.playwright.options.ColorScheme.values()) {
                if (theme == com.microsoft.playwright.options.ColorScheme.NO_PREFERENCE) continue;
                page.setViewportSize(size[0], size[1]);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(name + "-" + size[0] + "-" + theme + ".png")));
            }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    }
}
