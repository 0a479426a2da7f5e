package org.twolearn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.twolearn.people.PersonId;

/** One real Chromium for the test run; each person gets a window of their own. */
public interface Browser {
    Path CHROMIUM = Path.of("/usr/bin/chromium");
    List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    com.microsoft.playwright.Browser CHROME = started();

    /** A window in which somebody is signed in, on their admitted device. */
    static Page of(PersonId person, int port) {
        var page = window(port).newPage();
        page.context()
                .addCookies(List.of(new Cookie("test-person", person.value().toString())
                        .setDomain("localhost")
                        .setPath("/")));
        return page;
    }

    static BrowserContext window(int port) {
        return CHROME.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL("http://localhost:" + port));
    }

    private static com.microsoft.playwright.Browser started() {
        if (!Files.isExecutable(CHROMIUM))
            throw new IllegalStateException("Browser tests need Chromium: run  apt-get install -y chromium");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
    }
}
