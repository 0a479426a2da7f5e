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
import java.util.UUID;
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
                .addCookies(List.of(new Cookie("twolearn", session(person))
                        .setDomain("localhost")
                        .setPath("/")));
        return page;
    }

    /** Signs somebody in on the one device they have: what their cookie "twolearn" holds. */
    static String session(PersonId person) {
        var token = UUID.randomUUID().toString();
        Database.superuser()
                .sql("insert into session (person_id, session_id, token_hash, device_id, way)"
                        + " values (?, ?, sha256(convert_to(?, 'UTF8')), ?, 'test')")
                .params(
                        person.value(),
                        UUID.randomUUID(),
                        token,
                        Someone.device(person).value())
                .update();
        return token;
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
