package org.twolearn.visits;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.twolearn.Browser;

/** A real browser with a disk of its own, which outlives being killed. Its clock may be wrong. */
final class InTheRoom implements AutoCloseable {
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Path disk;
    private final String at;
    private long wrongBy;
    BrowserContext context;
    Page page;

    /** @param wrongBy how far its clock is ahead, in milliseconds */
    InTheRoom(Path disk, int port, long wrongBy) {
        this.disk = disk;
        this.at = "http://localhost:" + port;
        this.wrongBy = wrongBy;
        start();
    }

    void keeps(Tablet tablet) {
        context.addCookies(List.of(cookie("twolearn", tablet.session()), cookie("twolearn-device", tablet.browser())));
    }

    private static Cookie cookie(String name, String value) {
        return new Cookie(name, value)
                .setDomain("localhost")
                .setPath("/")
                .setExpires(System.currentTimeMillis() / 1000d + 86_400);
    }

    void start() {
        context = playwright
                .chromium()
                .launchPersistentContext(
                        disk,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Browser.CHROMIUM)
                                .setArgs(Browser.ARGUMENTS)
                                .setHeadless(true)
                                .setViewportSize(390, 844)
                                .setBaseURL(at));
        clock();
        page = context.newPage();
    }

    private void clock() {
        context.addInitScript(
                "{ const real = Date.now, by = " + wrongBy + "; Date.now = () => real.call(Date) + by; }");
    }

    /** Not closed: killed, as when a battery is empty; then started anew with the same disk. */
    void killed() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(disk.toString()))
                .forEach(ProcessHandle::destroyForcibly);
        try {
            context.close();
        } catch (RuntimeException gone) {
            // It is gone: that was the point.
        }
        start();
    }

    @Override
    public void close() {
        try {
            context.close();
        } finally {
            playwright.close();
        }
    }
}
