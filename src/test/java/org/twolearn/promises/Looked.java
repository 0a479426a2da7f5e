package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twolearn.Browser;
import org.twolearn.people.PersonId;

/** Looks at a page as the people who use it do: on a phone at night, and on a laptop by day. */
record Looked(int port) {
    private static final String WIDER = "[...document.querySelectorAll('main *')].filter(part =>"
            + " part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.scroll')).map(part => part.outerHTML.slice(0, 200))";

    /** Axe finds nothing, and nothing has to be scrolled sideways. Folds are opened first; all that is found is told at once. */
    void at(@Nullable PersonId person, List<String> paths) {
        var found = new ArrayList<String>();
        for (int width : List.of(320, 1280))
            try (var window = Browser.CHROME.newContext(new NewContextOptions()
                    .setBaseURL("http://localhost:" + port)
                    .setViewportSize(width, 900)
                    .setBypassCSP(true)
                    .setColorScheme(width == 320 ? ColorScheme.DARK : ColorScheme.LIGHT))) {
                if (person != null)
                    window.addCookies(List.of(new Cookie("twolearn", Browser.session(person))
                            .setDomain("localhost")
                            .setPath("/")));
                var page = window.newPage();
                for (var path : paths) {
                    page.navigate(path);
                    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");
                    var where = path + " at " + width;
                    var wide = page.evaluate("document.documentElement.scrollWidth");
                    if (!wide.equals(width)) found.add(where + ": " + wide + " wide " + page.evaluate(WIDER));
                    // There are no frames to look into, for which axe would open a page of its own each time.
                    var axe = new AxeBuilder(page).setLegacyMode(true);
                    for (var rule : axe.analyze().getViolations())
                        found.add(where + ": " + rule.getHelp() + " " + rule.getNodes());
                }
            }
        assertThat(found).isEmpty();
    }
}
