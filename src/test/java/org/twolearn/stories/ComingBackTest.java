package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import java.util.UUID;
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

/** A stray tap on a link, and Back. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
class ComingBackTest {
    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Test
    void whatWasTypedIsStillThereAndComingAnewBeginsAnew() {
        var ada = Someone.called("Ada");
        var bo = Someone.called("Bo");
        var id = pair.signed(ada, bo);
        var base = "/partnerships/" + id.value();
        var page = Browser.of(ada, port);
        page.onDialog(Dialog::accept);

        page.navigate(base + "/steps");
        page.fill("#step", "Twelve never got a turn.");
        page.waitForFunction("sessionStorage.length > 0");
        page.navigate(base);
        page.goBack();
        assertThat(page.locator("#step")).hasValue("Twelve never got a turn.");

        page.navigate(base + "/visits/new");
        page.fill("#room", "Lab " + UUID.randomUUID());
        var room = page.inputValue("#room");
        page.navigate(base);
        page.goBack();
        assertThat(page.locator("#room")).hasValue(room);

        page.navigate(base);
        page.navigate(base + "/visits/new");
        assertThat(page.inputValue("#room")).isEmpty();
        page.context().close();
    }

    @Test
    void afterARefusalBackLeadsToTheFormWithWhatWasTyped() {
        var ada = Someone.called("Ada");
        var base = "/partnerships/" + pair.signed(ada, Someone.called("Bo")).value();
        var page = Browser.of(ada, port);
        page.onDialog(Dialog::accept);

        page.navigate(base + "/visits/new");
        page.fill("#room", "Lab 7");
        page.fill("[name=day]", "2020-01-06");
        page.locator("main form[method=post] button").last().click();
        page.locator("#refusal").waitFor();
        page.navigate(base);
        page.goBack();
        assertThat(page.url()).endsWith("/visits/new");
        assertThat(page.locator("#room")).hasValue("Lab 7");
        page.context().close();
    }

    @Test
    void whatWaitsInTheBrowserIsSealedAndOpensForItsWriterOnly() {
        var ada = Someone.called("Ada");
        var bo = Someone.called("Bo");
        var steps = "/partnerships/" + pair.signed(ada, bo).value() + "/steps";
        var page = Browser.of(ada, port);
        page.onDialog(Dialog::accept);
        page.navigate(steps);
        assertThat(page.evaluate("document.documentElement.dataset.waiting"))
                .as("the key")
                .isNull();
        page.fill("#step", "Quince never got a turn.");
        page.waitForFunction("sessionStorage.length > 0");
        assertThat(page.evaluate("JSON.stringify(sessionStorage)").toString())
                .contains("unsent")
                .doesNotContain("Quince", "turn");

        // Somebody else signs in in the same window and opens the same page.
        page.context().clearCookies();
        page.context()
                .addCookies(
                        java.util.List.of(new com.microsoft.playwright.options.Cookie("twolearn", Browser.session(bo))
                                .setDomain("localhost")
                                .setPath("/")));
        page.reload();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(page.inputValue("#step")).doesNotContain("Quince");
        page.context().close();
    }

    @Test
    void aPrintedPartnershipIsPrintedUnfolded() {
        var ada = Someone.called("Ada");
        var id = pair.signed(ada, Someone.called("Bo"));
        var page = Browser.of(ada, port);
        page.navigate("/partnerships/" + id.value());
        var box = page.locator("details.no-print, details").first();
        assertThat(box.getAttribute("open")).isNull();
        // No string becomes markup on our pages, not even a test's.
        page.evaluate("""
                const fold = document.createElement('details'), words = document.createElement('p');
                words.id = 'folded';
                words.textContent = 'Words';
                fold.append(document.createElement('summary'), words);
                document.querySelector('main').append(fold)""");
        assertThat(page.locator("#folded").isVisible()).isFalse();
        page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator("#folded").isVisible()).isTrue();
        page.context().close();
    }
}
