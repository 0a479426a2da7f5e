package org.twolearn.roster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class ImportingARosterTest {
    private static final String REAL = "data/roster/grandbend-bulk-1.zip";

    @Autowired
    Roster roster;

    @LocalServerPort
    int port;

    Directory district;
    Page page;

    @BeforeEach
    void dana() {
        district = Directory.of(roster);
        page = Browser.of(district.dana(), port);
    }

    @Test
    void aRealPackageComesInThroughThePage() {
        var real = Stream.of("../shared/" + REAL, "../../shared/" + REAL)
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(real.isPresent(), "SKIPPED: ../shared/" + REAL + " is not here");
        imports(real);
        itIsInTheDirectory();
    }

    private void itIsInTheDirectory() {
        assertThat(page.locator("main")).containsText("The roster is in");
        assertThat(page.locator(".tally-row")).containsText("68");
        look("done");
        page.navigate("/school");
        page.locator("#q").fill("Tanner");
        page.locator("[role=search] button").click();
        assertThat(page.locator(".people")).containsText("Barry Tanner");
        page.navigate("/school");
        look("school");
    }

    private void imports(Optional<Path> file) {
        page.navigate("/roster");
        look("empty");
        page.locator("#file").setInputFiles(file.orElseThrow());
        page.locator("button:has-text(\"See what it would do\")").click();
        assertThat(page.locator("h1")).containsText("What this roster would");
        look("preview");
        page.locator("button:has-text(\"Import 68 people\")").click();
    }

    @Test
    void aSpoiledPackageIsSaidLineByLine() {
        page.navigate("/roster");
        page.locator("#table")
                .fill(
                        "Name;E-mail;School;Position\nAna Ruiz;ana@x.example;Dunbar Middle;Teacher\nBen;b;Dunbar;Coach\n");
        page.locator("button:has-text(\"See what it would do\")").click();
        assertThat(page.locator(".finding")).hasCount(1);
        assertThat(page.locator(".finding")).containsText("line 3");
        look("findings");
        page.locator("button:has-text(\"Put it away\")").click();
        assertThat(page.locator("h1")).containsText("Bring your staff in");
        page.navigate("/school/settings");
        look("settings");
    }

    /** Nothing for axe to find, nothing wider than the page; pictures for whoever asks for them. */
    private void look(String name) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .extracting(violation -> violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml())
                .isEmpty();
        page.setViewportSize(390, 800);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " is as wide as a phone")
                .isTrue();
        var pictures = System.getProperty("pictures");
        for (int width : new int[] {390, 1280}) {
            page.setViewportSize(width, 900);
            for (var scheme : ColorScheme.values()) {
                if (pictures == null || scheme == ColorScheme.NO_PREFERENCE) continue;
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(pictures, name + "-" + width + "-" + scheme + ".png")));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
