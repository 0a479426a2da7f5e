package org.twolearn.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** Ben's classroom, recorded by Ana on a phone: planned, accepted, tapped, done, looked at. */
abstract class OnAPhone extends InTwoWindows {
    @BeforeEach
    void anaHasAPhone() {
        anas.setViewportSize(390, 844);
    }

    String recording(String instrument) {
        return recording(instrument, "");
    }

    String recording(String instrument, String method) {
        return recording(instrument, method, "26");
    }

    /** Offered by the host, accepted by who visits, and begun. */
    String recording(String instrument, String method, String seats) {
        bens.navigate("/partnerships/" + id.value() + "/visits/new");
        bens.locator("[name=instrument][value=" + instrument + "]").check();
        if (!method.isEmpty())
            bens.locator("[name='" + instrument + ".method'][value=" + method + "]")
                    .check();
        bens.locator("#seats").fill(seats);
        offer(bens);
        assertThat(bens.locator("main")).containsText("If nobody answers");
        var visit = bens.url();
        anas.navigate(visit);
        button(anas, "Accept").click();
        anas.navigate(visit + "/recorder");
        anas.locator("#start").click();
        return visit;
    }

    void done() {
        done(anas, "**/record");
        fits(anas, "record");
    }

    void look(String visit, String says) {
        bens.navigate(visit + "/look");
        assertThat(bens.locator("main")).containsText(says);
        fits(bens, "look");
    }

    void undo() {
        anas.locator("#undo").click();
    }

    void seat(int seat) {
        anas.locator("button.seat[data-seat='" + seat + "']").click();
    }

    Locator pad(String name) {
        return anas.locator(".pad", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + name)));
    }

    /** One thumb reaches and hits everything; axe finds nothing; nothing is wider than the phone. */
    void comfortable() {
        for (var width : new int[] {320, 390}) {
            anas.setViewportSize(width, 844);
            assertThat((List<?>) anas.evaluate("""
                    [...document.querySelectorAll("main :is(button, label.chip, summary, input:not([type=radio]))")]
                      .filter((target) => target.checkVisibility())
                      .filter((target) => target.getBoundingClientRect().height < 47.9 || target.scrollWidth > target.clientWidth + 1)
                      .map((target) => target.outerHTML.slice(0, 120))"""))
                    .as("targets of " + width + " pixels")
                    .isEmpty();
        }
        fits(anas, "recorder");
    }
}
