package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.visits.Spoken;

/** A teacher collects alone, from a recording that never leaves the device. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class MeasuringOnesOwnTalkTest {
    private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    final UUID district = UUID.randomUUID();
    PersonId ana, ben;
    PartnershipId id;
    Page page;
    final List<String> sent = new ArrayList<>();
    final List<String> said = new ArrayList<>();

    @BeforeEach
    void anaAndBenArePartnersWhereSoundMayBeMeasured() {
        ana = Someone.called("Ana", district);
        ben = Someone.called("Ben", district);
        id = pair.signed(ana, ben);
        Ruled.on("audio", district);
        page = Browser.of(ana, port);
        page.onRequest(request -> sent.add(whatOf(request)));
        page.onConsoleMessage(message -> said.add(message.type() + " " + message.text()));
        page.onPageError(said::add);
    }

    @Test
    void theKeyboardIsEnoughToMeasureNameFindAndKeepAndNothingOfTheSoundIsSent() {
        page.navigate("/partnerships/" + id.value() + "/visits/new");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Measure talk and silence"))
                .click();
        fits();
        page.locator("#file").setInputFiles(Spoken.lesson(12));
        assertThat(page.locator("#status")).containsText("Nothing was sent", LONG);
        page.locator("#at").focus();
        assertThat(page.locator("#find")).isDisabled();
        assertThat(page.locator("#keep-it")).isDisabled();
        names("t", "s");
        assertThat(page.locator("#find")).isEnabled();
        fits();
        page.locator("#find").press("Enter");
        assertThat(page.locator("#found")).containsText("The rest is named", LONG);
        assertThat(page.locator("#left")).hasText("Every stretch is named.");
        // Of 8.4 s a woman speaks for 2.7 and a man for 1.8; nine turns of each are named, the machine finds three.
        assertThat(share("Teacher")).isBetween(27, 35);
        assertThat(share("Students")).isBetween(18, 27);
        page.keyboard().press("u");
        assertThat(page.locator("#keep-it")).isDisabled();
        page.locator("#find").press("Enter");
        assertThat(page.locator("#keep-it")).isEnabled();
        assertThat(said).isEmpty();
        var teacher = share("Teacher") + "%";

        page.locator("#day").fill("2026-09-02");
        page.locator("#begins").fill("10:00");
        page.locator("#keep-it").press("Enter");
        page.waitForURL("**/look");
        assertThat(page.locator("main")).containsText("Only you can read this");
        assertThat(page.locator("main")).containsText(teacher);
        assertThat(page.locator("main")).containsText("Measured by the host’s own device from a recording");
        fits();
        assertThat(sent.stream().filter(one -> !one.startsWith("GET "))).hasSize(1);
        assertThat(sent).allMatch(one -> one.length() < 2000);

        var bens = Browser.of(ben, port);
        var visit = page.url();
        assertThat(bens.navigate(visit).status()).isEqualTo(404);
        bens.navigate("/partnerships/" + id.value());
        assertThat(bens.locator("main")).not().containsText("recorded a lesson");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show it to Ben"))
                .click();
        assertThat(bens.navigate(visit).status()).isEqualTo(200);
        assertThat(bens.locator("main")).containsText("Teacher");
    }

    @Test
    void thePageAndItsWorkerCanSendNothing() {
        var answer = page.navigate("/partnerships/" + id.value() + "/visits/own");
        assertThat(answer.headerValue("content-security-policy")).contains("connect-src 'none'");
        var crafted = page.request().get("/partnerships/" + id.value() + "/visits/%6fwn");
        assertThat(crafted.headers().get("content-security-policy")).contains("connect-src 'none'");
        assertThat(page.request().get("/js/listen/worker.js").headers().get("content-security-policy"))
                .contains("connect-src 'none'");
        assertThat(page.evaluate("fetch('/me').then(() => 'sent', () => 'refused')"))
                .isEqualTo("refused");
        assertThat(page.evaluate("navigator.sendBeacon('/me', 'x') && 'asked' || 'asked'"))
                .isEqualTo("asked");
        assertThat(sent.stream().filter(one -> !one.startsWith("GET "))).isEmpty();
    }

    @Test
    void aFileWithoutSoundIsRefusedAndMeasuringCanBeStopped() throws IOException {
        page.navigate("/partnerships/" + id.value() + "/visits/own");
        page.locator("#file").setInputFiles(Files.writeString(Files.createTempFile("notes", ".txt"), "Only words."));
        assertThat(page.locator("#status")).containsText("no sound that your browser can read");
        assertThat(page.locator("#marking")).isHidden();

        page.locator("#file").setInputFiles(Spoken.lesson(300));
        assertThat(page.locator("#status")).containsText("measured", LONG);
        page.locator("#cancel").click();
        assertThat(page.locator("#status")).containsText("Stopped");
        page.waitForTimeout(1500);
        assertThat(page.locator("#status")).containsText("Stopped");
        assertThat(page.locator("#keeping")).isHidden();
    }

    @Test
    void whereSoundIsOffThePageSaysSoAndNothingIsKept() {
        Ruled.off("audio", district);
        page.navigate("/partnerships/" + id.value() + "/visits/own");
        assertThat(page.locator("main")).containsText("Not switched on in your district");
        assertThat(page.locator("#file")).hasCount(0);
        fits();
    }

    /** Names stretches of talk in turn, until some fifteen seconds of each are. */
    private void names(String... letters) {
        page.keyboard().press("ArrowUp");
        for (int talk = 0, tries = 0; talk < 18 && tries < 80; tries++) {
            if (page.locator("#now").textContent().contains("not named yet")) {
                page.keyboard().press(letters[talk % 2]);
                talk++;
            }
            page.keyboard().press("ArrowDown");
        }
    }

    private int share(String who) {
        var row = page.locator("#figures tr:has-text('" + who + "')").first();
        return Integer.parseInt(row.locator("td").nth(1).textContent().replaceAll("\\D", ""));
    }

    private static String whatOf(Request request) {
        var body = request.postDataBuffer();
        return request.method() + " " + request.url()
                + (body == null ? "" : " " + Arrays.toString(body).length() / 4);
    }

    private void fits() {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        var shots = System.getProperty("shots");
        if (shots == null) return;
        for (var width : new int[] {390, 1280})
            for (var theme : List.of(
                    com.microsoft.playwright.options.ColorScheme.LIGHT,
                    com.microsoft.playwright.options.ColorScheme.DARK)) {
                page.setViewportSize(width, 844);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isTrue();
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(shots, sent.size() + "-" + said.size() + "-" + width + "-" + theme + ".png")));
            }
    }
}
