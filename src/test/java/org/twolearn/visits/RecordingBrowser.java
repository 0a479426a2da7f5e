package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.twolearn.Browser;

/** A browser with a disk, a clock and a network of its own, in which the real pages record; and what a person saw on them. */
final class RecordingBrowser implements AutoCloseable {
    private static final int SEATS = 13;

    /** What stands in its database, until it is as it should be: visit, what, how many, and for how long. */
    private static final String AWAITED = """
            async ({ visit, what, count, patience }) => {
              const db = await new Promise((done, no) => { const o = indexedDB.open("twolearn-sealed-visits"); o.onsuccess = () => done(o.result); o.onerror = no; });
              const all = (name) => new Promise((done, no) => { const a = db.transaction(name).objectStore(name).getAll(); a.onsuccess = () => done(a.result); a.onerror = no; });
              const of = async (name) => (await all(name)).filter(({ key }) => key.startsWith(visit));
              const is = {
                plans: async () => (await of("plans")).length >= count,
                kept: async () => (await of("taps")).length >= count,
                arrived: async () => !(await of("taps")).some((tap) => !tap.sent),
                told: async () => (await of("told")).length > 0,
              }[what];
              try {
                for (const until = performance.now() + patience; ; await new Promise((next) => setTimeout(next, 15))) {
                  if (await is()) return true;
                  if (performance.now() > until) return false;
                }
              } finally {
                db.close();
              }
            }""";

    private final Network network;
    private final BrowserContext context;
    private final int firstSeat;
    private Page page;
    private String address;
    private VisitId visit;
    private boolean cut, protects;

    /** The seats that stand on its screen, in their order; those that were taken back; and how many taps that were in all. */
    final List<Integer> shown = new ArrayList<>(), takenBack = new ArrayList<>();

    int acts;

    /** @param wrongBy how many hours its clock is ahead */
    RecordingBrowser(int server, Tablet tablet, int wrongBy, int firstSeat) {
        network = new Network(server);
        this.firstSeat = firstSeat;
        context = Browser.window(network.port());
        context.addInitScript(
                "{ const real = Date.now; Date.now = () => real.call(Date) + " + wrongBy + " * 3600000; }");
        context.addCookies(List.of(cookie("twolearn", tablet.session()), cookie("twolearn-device", tablet.browser())));
        page = context.newPage();
    }

    private static Cookie cookie(String name, String value) {
        return new Cookie(name, value).setDomain("localhost").setPath("/");
    }

    /** Their plans are on it. */
    void ready(List<VisitId> visits) {
        connected();
        network.losesAnAnswer(false);
        page.navigate("/offline");
        page.evaluate("() => sessionStorage.clear()");
        if (protects) page.reload();
        else {
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Nothing but this device’s own lock"))
                    .check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make it ready"))
                    .first()
                    .click();
            page.waitForFunction("() => navigator.serviceWorker.ready");
            protects = true;
        }
        for (var each : visits) assertThat(awaited(each, "plans", 1)).isTrue();
    }

    void begins(VisitId which, String at, boolean withoutNetwork) {
        visit = which;
        address = at;
        shown.clear();
        takenBack.clear();
        acts = 0;
        if (withoutNetwork) cut();
        else connected();
        opens();
        page.evaluate("() => document.getElementById('start').click()");
        runs();
    }

    private void opens() {
        page.navigate(address);
        page.waitForFunction(
                "() => !document.getElementById('begin')?.hidden || !document.getElementById('done')?.disabled");
    }

    private void runs() {
        page.waitForFunction("() => !document.getElementById('done').disabled");
    }

    void taps(int which) {
        var seat = firstSeat + which;
        clicks(".seat[data-seat='" + seat + "']");
        shown.add(seat);
        acts++;
    }

    void takesBack() {
        if (shown.isEmpty()) return;
        clicks("#undo");
        takenBack.add(shown.removeLast());
        acts++;
    }

    void finishes() {
        clicks("#done");
        clicks("#finish-yes");
        acts++;
    }

    private void clicks(String what) {
        page.evaluate("(what) => document.querySelector(what).click()", what);
    }

    /** The next answer, whatever it is about. */
    void loses() {
        network.losesAnAnswer(true);
    }

    void cut() {
        if (!cut) network.cut();
        cut = true;
    }

    void mended() {
        if (!cut) return;
        connected();
        page.evaluate("() => { dispatchEvent(new Event('online')); }");
    }

    private void connected() {
        if (cut) network.mend();
        cut = false;
    }

    /** What it says is saved is there again. */
    void reloads() {
        isKept();
        page.navigate(address);
        goesOn();
    }

    void closes() {
        isKept();
        page.close();
        page = context.newPage();
        page.navigate(address);
        goesOn();
    }

    // Done and arrived, the address leads to the record.
    private void goesOn() {
        page.waitForFunction(
                "() => !location.pathname.endsWith('recorder') || !document.getElementById('done').disabled");
    }

    private void isKept() {
        assertThat(awaited(visit, "kept", acts)).as("%s", this).isTrue();
    }

    void arrives() {
        connected();
        page.evaluate("() => { dispatchEvent(new Event('online')); }");
        assertThat(awaited(visit, "arrived", 0)).as("%s", this).isTrue();
    }

    boolean told() {
        return awaited(visit, "told", 0, 0);
    }

    boolean hasSeat(Integer seat) {
        return seat >= firstSeat && seat < firstSeat + SEATS;
    }

    void isThereButForWhatItTookBackTooLate(List<Integer> there) {
        var more = new ArrayList<>(there);
        for (var seat : shown)
            assertThat(more.remove(seat)).as("%s of %s", seat, this).isTrue();
        for (var seat : takenBack) more.remove(seat);
        assertThat(more).as("%s", this).isEmpty();
    }

    private boolean awaited(VisitId which, String what, int count) {
        return awaited(which, what, count, 45_000);
    }

    private boolean awaited(VisitId which, String what, int count, int patience) {
        var asked = Map.of("visit", which.value().toString(), "what", what, "count", count, "patience", patience);
        for (var tries = 0; ; tries++)
            try {
                return (Boolean) page.evaluate(AWAITED, asked);
            } catch (PlaywrightException navigated) {
                if (tries == 3) throw navigated;
                page.waitForLoadState();
            }
    }

    @Override
    public String toString() {
        return "browser of seats from " + firstSeat + ": " + shown + ", taken back " + takenBack;
    }

    @Override
    public void close() {
        context.close();
        network.close();
    }
}
