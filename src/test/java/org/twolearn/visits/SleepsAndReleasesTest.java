package org.twolearn.visits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What may happen in the middle of a recording: the device sleeps, its disk says no, a new release comes. */
@Story
class SleepsAndReleasesTest {
    private static final long MINUTE = 60_000;

    /** Its clock can be set by hand, and what counts while a page is open stands still while the device sleeps. */
    private static final String CLOCKS = """
            {
              const date = Date.now, ran = performance.now, set = Number(sessionStorage.getItem("set") ?? 0);
              Object.assign(globalThis, { set, slept: 0 });
              Date.now = () => date.call(Date) + globalThis.set;
              performance.now = () => ran.call(performance) - globalThis.slept;
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @TempDir
    Path disk;

    PersonId ana, ben;
    PartnershipId id;
    VisitId visit;
    Network network;
    Tablet tablet;
    InTheRoom room;
    Page page;

    @BeforeEach
    void benRecordsInAnasRoom() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        visit = agreed();
        network = new Network(port);
        room = new InTheRoom(disk, network.port(), 0);
        room.context.addInitScript(CLOCKS);
        tablet = Tablet.of(ben, port);
        room.keeps(tablet);
        page = room.page;
        page.navigate("/offline");
        page.getByRole(AriaRole.RADIO, named("Nothing but this device’s own lock"))
                .check();
        page.getByRole(AriaRole.BUTTON, named("Make it ready")).click();
        assertThat(page.locator("#state")).containsText("Visits on it");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.navigate(address(visit));
        page.locator("#start").click();
    }

    @AfterEach
    void over() {
        room.close();
        network.close();
    }

    @Test
    void whatTheDeviceSleptIsPartOfTheTime() {
        seat(1);
        shown(false);
        page.evaluate("(ms) => { globalThis.slept += ms; globalThis.set += ms; }", 20d * MINUTE);
        lifecycle("frozen");
        lifecycle("active");
        shown(true);
        seat(2);
        var taps = arrived(2);
        assertThat(taps.getLast().ms() - taps.getFirst().ms()).isBetween(20 * MINUTE, 21 * MINUTE);
    }

    /** What the last half second of a page was is not counted twice when it is opened again. */
    @Test
    void aReloadAddsNoTime() {
        var began = System.nanoTime();
        for (var seat = 1; seat <= 8; seat++) {
            page.waitForTimeout(300);
            seat(seat);
            page.reload();
        }
        var took = (System.nanoTime() - began) / 1_000_000;
        assertThat(arrived(8).getLast().ms()).isBetween(2400L, took);
    }

    /** By hand or by a network that knows better: forward, and back past the beginning. */
    @Test
    void aClockThatIsSetByHoursMeanwhileChangesNoTime() {
        var began = System.nanoTime();
        seat(1);
        for (var hours : new int[] {3, -7}) {
            page.evaluate(
                    "(ms) => { globalThis.set += ms; sessionStorage.setItem('set', globalThis.set); }",
                    60d * MINUTE * hours);
            seat(2);
            shown(false);
            shown(true);
            seat(3);
            page.reload();
            seat(4);
        }
        var took = (System.nanoTime() - began) / 1_000_000;
        var taps = arrived(7);
        assertThat(taps).extracting(Tap::seat).containsExactly(1, 2, 3, 4, 2, 3, 4);
        assertThat(taps.getLast().ms() - taps.getFirst().ms()).isBetween(0L, took);
    }

    @Test
    void whatTheDiskDoesNotTakeIsSaidStaysAndIsSavedLater() {
        seat(1);
        assertThat(page.locator("#saved")).containsText("All 1 sent");
        page.evaluate("() => { globalThis.put = IDBObjectStore.prototype.add;"
                + " IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); }; }");
        seat(2);
        assertThat(page.locator("#saved")).hasText("1 not saved yet.");
        assertThat(page.locator("#waiting")).containsText("keep it open");
        assertThat(page.locator(".seat--had")).hasCount(2);
        seat(3);
        assertThat(page.locator("#saved")).hasText("2 not saved yet.");
        page.evaluate("() => { IDBObjectStore.prototype.add = globalThis.put; }");
        seat(4);
        assertThat(page.locator("#saved")).containsText("All 4 sent");
        assertThat(page.locator("#waiting")).isHidden();
        assertThat(arrived(4)).extracting(Tap::seat).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aNewReleaseLeavesAnOpenRecorderAloneAndComesWithTheNextPages() {
        page.reload();
        seat(1);
        var worker = tablet.sends("GET", "/sw.js", "").body();
        network.releases(Map.of(
                found("/js/([0-9a-f]{12})/", worker),
                "abcabcabcabc",
                found("twolearn-([0-9a-f]{12})", worker),
                "defdefdefdef"));
        page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }");
        page.waitForCondition(
                () -> (boolean) page.evaluate("async () => Boolean((await navigator.serviceWorker.ready).waiting)"));
        seat(2);
        assertThat(page.locator("#saved")).containsText("All 2 sent");
        network.cut();
        seat(3);
        assertThat(page.locator("#saved")).containsText("1 saved here");
        page.reload();
        assertThat(page.locator(".seat--had")).hasCount(3);
        page.locator("#done").click();
        page.locator("#finish-yes").click();
        assertThat(page.locator("#counted")).containsText("3 of 26");
        network.mend();
        online();
        page.waitForURL("**/record");
        assertThat(arrived(3)).extracting(Tap::seat).containsExactly(1, 2, 3);

        var next = agreed();
        page.evaluate("() => sessionStorage.clear()");
        page.navigate("/");
        page.waitForFunction("() => sessionStorage.getItem('plans')");
        page.waitForCondition(this::isTheNewReleaseOnceAllPagesWereClosed);
        network.cut();
        page.navigate(address(next));
        page.locator("#start").click();
        seat(7);
        assertThat(page.locator("#saved")).containsText("1 saved here");
    }

    /** A page that opens while the last one is still going keeps the release before; then it is the next that brings it. */
    private boolean isTheNewReleaseOnceAllPagesWereClosed() {
        page.navigate("about:blank");
        page.waitForTimeout(200);
        page.navigate("/offline");
        return "twolearn-defdefdefdef".equals(page.evaluate("async () => String(await caches.keys())"));
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void seat(int seat) {
        page.locator("button.seat[data-seat='" + seat + "']").click();
    }

    private void shown(boolean yes) {
        page.evaluate(
                "(yes) => { Object.defineProperty(document, 'hidden', { value: !yes, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                yes);
    }

    private void lifecycle(String state) {
        var asked = new JsonObject();
        asked.addProperty("state", state);
        room.context.newCDPSession(page).send("Page.setWebLifecycleState", asked);
    }

    private void online() {
        page.evaluate("() => { dispatchEvent(new Event('online')); }");
    }

    private List<Tap> arrived(int seats) {
        page.waitForCondition(() -> marks().size() >= seats);
        return marks();
    }

    private List<Tap> marks() {
        return Someone.as(ben, () -> recordings.of(visits.find(id, visit))).stream()
                .flatMap(record -> record.recording().marks().stream())
                .toList();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private String address(VisitId which) {
        return "/partnerships/" + id.value() + "/visits/" + which.value() + "/recorder";
    }

    private VisitId agreed() {
        var fresh = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, fresh, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, fresh, 1, ben, Instant.now().minusSeconds(30)));
        return fresh;
    }
}
