package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
import org.twolearn.visits.Spoken;

/** A teacher records a lesson with the microphone of their own device, which hears what two people say. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class RecordingOnesOwnLessonTest {
    private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    final List<String> asked = new ArrayList<>(), said = new ArrayList<>();
    PartnershipId id;
    Page page;

    @BeforeEach
    void anaIsInHerClassroom() {
        var district = UUID.randomUUID();
        var ana = Someone.called("Ana", district);
        id = pair.signed(ana, Someone.called("Ben", district));
        Ruled.on("audio", district);
        var hears = "--use-file-for-fake-audio-capture=" + Spoken.aloud(60);
        var context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Browser.CHROMIUM)
                        .setArgs(Stream.concat(
                                        Browser.ARGUMENTS.stream(),
                                        Stream.of("--use-fake-device-for-media-stream", hears))
                                .toList()))
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setViewportSize(390, 844));
        context.addCookies(List.of(new Cookie("twolearn", Browser.session(ana))
                .setDomain("localhost")
                .setPath("/")));
        page = context.newPage();
        page.onRequest(request -> asked.add(request.method()));
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        page.navigate("/partnerships/" + id.value() + "/visits/own");
    }

    @AfterEach
    void herDeviceIsSwitchedOff() {
        playwright.close();
    }

    @Test
    void whatTheMicrophoneHearsIsMeasuredAndCanBeSavedAndIsNeverSent() throws IOException {
        page.context().grantPermissions(List.of("microphone"));
        page.locator("#microphone").click();
        assertThat(page.locator("#recorded"))
                .hasText("The microphone is on: 0:09", new HasTextOptions().setTimeout(30_000));
        fits();
        page.locator("#record-end").click();
        assertThat(page.locator("#status")).containsText("Nothing was sent", LONG);
        page.locator("#after").click();
        assertThat(page.locator("#now")).containsText("Somebody, not named yet");
        assertThat(page.locator("#sound")).hasJSProperty("paused", true);
        fits();
        var kept = page.waitForDownload(() -> page.locator("#record-save").click());
        assertThat(kept.suggestedFilename()).matches("lesson-\\d{4}-\\d\\d-\\d\\d-\\d{4}\\.webm");
        assertThat(Files.size(kept.path())).isBetween(10_000L, 200_000L);
        page.locator("#file").setInputFiles(kept.path());
        assertThat(page.locator("#record-kept")).isHidden();
        assertThat(page.locator("#status")).containsText("Nothing was sent", LONG);
        assertThat(asked).containsOnly("GET");
        assertThat(said).isEmpty();
    }

    @Test
    void itIsThrownAwayAndAWindowThatHoldsItAsksBeforeItGoes() {
        page.context().grantPermissions(List.of("microphone"));
        page.locator("#microphone").click();
        assertThat(page.locator("#recorded")).containsText("The microphone is on");
        var asks = new ArrayList<String>();
        page.onDialog(dialog -> {
            asks.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("setTimeout(() => location.reload())");
        page.waitForCondition(() -> asks.equals(List.of("beforeunload")));
        assertThat(page.locator("#recording")).isVisible();
        assertThat(page.locator("#record-drop")).isHidden();
        page.getByText("Throw it away").click();
        page.locator("#record-drop").click();
        assertThat(page.locator("#status")).containsText("Nothing was kept");
        assertThat(page.locator("#microphone")).isFocused();
        page.reload();
        assertThat(asks).hasSize(1);
    }

    @Test
    void whoDoesNotAllowTheMicrophoneIsToldAndNoOtherPageMayUseIt() {
        page.locator("#microphone").click();
        assertThat(page.locator("#status")).containsText("Allow it in your browser");
        assertThat(page.locator("#microphone")).isEnabled();
        page.context().grantPermissions(List.of("microphone"));
        page.navigate("/partnerships/" + id.value() + "/visits/new");
        assertThat(page.evaluate(
                        "navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'heard', (no) => no.name)"))
                .isEqualTo("NotAllowedError");
    }

    private void fits() {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
