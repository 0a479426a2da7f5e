package org.twolearn.visits;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** Script A6, in a real browser that keeps its disk, on a network that is really cut. */
@Story
class RecordingWithoutNetworkTest {
    private static final String PIN = "juniper 41";
    private static final long HOURS = 3_600_000;

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
    void benVisitsAna() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        visit = agreed();
        network = new Network(port);
    }

    @AfterEach
    void over() {
        if (room != null) room.close();
        network.close();
    }

    @Test
    @DisplayName(
            "A6 Network cut, browser killed, clock wrong by seven hours: one record, and a second upload changes nothing")
    void aDayWithoutNetwork() {
        enters(-7 * HOURS);
        ready("A PIN", PIN);
        network.cut();

        page.navigate("/");
        assertThat(page.locator("h1")).hasText("On this device");
        assertThat(page.locator("#visits")).containsText("Ready without a network");
        fits();
        record().click();
        opens("wrong pin");
        assertThat(page.locator("[data-door-say]")).containsText("Tries left: 4");
        opens(PIN);
        assertThat(page.locator("h1")).hasText("Opportunities to respond");
        page.locator("#start").click();
        for (var seat = 1; seat <= 9; seat++) seat(seat);
        assertThat(page.locator("#saved")).containsText("9 saved here, not yet sent");
        assertThat(kept())
                .contains("sealed")
                .doesNotContain("individual", "Opportunities", id.value().toString());

        room.killed();
        // A browser writes its cookies down every half minute; these were there the day before.
        room.keeps(tablet);
        page = room.page;
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        opens(PIN);
        assertThat(page.locator(".seat--had")).hasCount(9);
        for (var seat = 10; seat <= 14; seat++) seat(seat);
        for (var seat : new int[] {1, 1, 2}) seat(seat);
        seat(20);
        page.keyboard().press("u");
        for (var i = 0; i < 4; i++) page.locator("button.pad[data-code=choral]").click();
        assertThat(page.locator("#saved")).containsText("23 saved here, not yet sent");
        page.reload();
        opens(PIN);
        assertThat(page.locator(".seat--had")).hasCount(14);
        button("Done").click();
        button("Finish").click();
        assertThat(page.locator("#counted")).containsText("14 of 26");
        fits();
        page.navigate("/");
        assertThat(page.locator("#visits")).containsText("24 saved here, not yet sent");
        assertThat(stored()).isZero();

        network.mend();
        page.navigate("/");
        page.waitForCondition(() -> stored() == 1 && waiting().equals("0 0"));
        isWhole();
        assertThat(waiting()).isEqualTo("0 0");
        page.navigate("/");
        isWhole();
    }

    @Test
    void withoutAWayInNothingIsKeptAndWithoutAPlanNothingIsRecorded() {
        enters(0);
        page.navigate("/");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        network.cut();
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        assertThat(page.locator("#no-plan")).isVisible();
        assertThat(page.locator("#start")).isHidden();
        assertThat(page.locator("button.seat")).hasCount(0);
        fits();
    }

    /** Not made ready, and closed in the middle: it does not open here, and is not lost. */
    @Test
    void whatDoesNotOpenWithoutNetworkIsSaidToBeThereAndGoesOnByItself() {
        enters(0);
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.locator("#start").click();
        network.cut();
        seat(3);
        assertThat(page.locator("#saved")).containsText("saved here");
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        assertThat(page.locator("#still-here")).containsText("Recorded here and not sent yet: 1.");
        assertThat(page.locator("footer")).isHidden();
        network.mend();
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator(".seat--had")).hasCount(1);
        page.waitForCondition(() -> stored() == 1);
    }

    @Test
    void whoTapsStartTwiceStartsOnce() {
        enters(0);
        var wrong = new ArrayList<String>();
        page.onPageError(wrong::add);
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        assertThat(page.locator("#start")).isVisible();
        page.evaluate("() => { document.getElementById('start').click(); document.getElementById('start').click(); }");
        seat(3);
        page.waitForCondition(() -> stored() == 1);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoPausesIsToldSoAndAskedWhenTheyFinishInAPause() {
        enters(0);
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        page.locator("#start").click();
        seat(3);
        page.locator("#pause").click();
        assertThat(page.locator("#of")).hasText("Paused: not recording");
        page.locator("#done").click();
        assertThat(page.locator("#finish-paused")).isVisible();
        fits();
        page.locator("#finish-no").click();
        page.locator("#pause").click();
        assertThat(page.locator("#of")).containsText("minutes");
    }

    @Test
    @DisplayName("C5 Who signs out leaves nothing on a shared tablet, not even a name, and comes back to it as it was")
    void whoSignsOutBeforeDoneLeavesNothingOnASharedTablet() {
        enters(0);
        ready("Nothing but this device’s own lock", null);
        page.navigate("/recorder#" + visit.value() + "%20" + ben.value());
        page.locator("#start").click();
        seat(3);
        assertThat(page.locator("#saved")).containsText("All 1 sent");
        page.navigate("/");
        page.waitForCondition(() -> waiting().equals("1 1"));
        page.locator(".foot__out").click();
        page.waitForURL("**/signin");
        assertThat(waiting()).isEqualTo("0 0");
        assertThat(stored()).isOne();
        var door = "(await all('doors')).map(({ name, bare, way }) => [name, way, !!bare].join(' ')).join()";
        assertThat(read(door)).isEqualTo("  false");

        room.keeps(tablet.signedInAs(ben));
        page.navigate("/offline");
        assertThat(page.locator("#protected")).hasText("Protected only by this tablet’s lock.");
        assertThat(read(door)).endsWith(" tablet true").startsWith("B");
    }

    @Test
    void whoBeginsOnAnotherDeviceIsToldThatTheFirstIsRecording() {
        enters(0);
        var recorder = "/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder";
        page.navigate(recorder);
        assertThat(page.locator("#already")).hasCount(0);
        page.locator("#start").click();
        seat(3);
        assertThat(page.locator("#saved")).containsText("All 1 sent");
        page.reload();
        assertThat(page.locator("#saved")).containsText("All 1 sent");
        assertThat(page.locator("#already")).isHidden();

        var other = Browser.of(ben, port);
        other.navigate(recorder);
        assertThat(other.locator("#already")).containsText("one tap has arrived from there");
        assertThat(other.locator("#already")).isVisible();
        other.context().close();
    }

    @Test
    void seatsAreOneStopOfTheKeyboardAndArrowsGoFromSeatToSeat() {
        enters(0);
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        assertThat(page.locator("#start")).isVisible();
        page.locator("#start").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main :is(button, textarea):focus")).hasCount(1);
        page.locator("[data-seat='1']").focus();
        for (var key : List.of("ArrowRight", "ArrowDown", "ArrowUp", "ArrowRight", "Enter"))
            page.keyboard().press(key);
        assertThat(page.locator("[data-seat='3']")).isFocused();
        assertThat(page.locator("[data-seat='3']")).hasAttribute("data-count", "1");
        page.keyboard().press("End");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".seat").last()).isFocused();
        assertThat(page.locator(".seat[tabindex='0']")).hasCount(1);
        page.keyboard().press("Tab");
        assertThat(page.locator(".seat:focus")).hasCount(0);
    }

    @Test
    void onlyTheTabletsLockIsSaidPlainlyAndOpensAtOnce() {
        enters(0);
        ready("Nothing but this device’s own lock", null);
        assertThat(page.locator("#protected")).hasText("Protected only by this tablet’s lock.");
        network.cut();
        page.navigate("/offline");
        record().click();
        page.locator("#start").click();
        seat(3);
        assertThat(page.locator("#saved")).containsText("1 saved here");
    }

    @Test
    void fiveWrongPinsEndItHereAndWhoSignsInStillSendsWhatWaits() {
        enters(0);
        ready("A PIN", PIN);
        network.cut();
        page.navigate("/offline");
        record().click();
        opens(PIN);
        page.locator("#start").click();
        seat(3);
        page.reload();
        for (var i = 0; i < 5; i++) {
            opens("wrong " + i);
            if (i < 4) assertThat(page.locator("[data-door-say]")).containsText("Tries left: " + (4 - i));
        }
        assertThat(page.locator("[data-door-gone]")).isVisible();
        page.reload();
        assertThat(page.locator("[data-door-gone]")).isVisible();
        assertThat(page.locator("#door-pin")).isHidden();
        assertThat(stored()).isZero();

        network.mend();
        page.navigate("/");
        page.waitForCondition(() -> stored() == 1);
    }

    @Test
    @DisplayName("W5 Tries are counted over two tabs and a reload, and who pulls the plug at the last has none left")
    void twoTabsHaveFiveTriesTogether() {
        enters(0);
        ready("A PIN", PIN);
        network.cut();
        page.navigate("/offline");
        record().click();
        for (var i = 0; i < 2; i++) opens("wrong " + i);
        page.reload();
        opens("wrong 2");
        assertThat(page.locator("[data-door-say]")).containsText("Tries left: 2");
        var first = page;
        page = first.context().newPage();
        page.navigate(first.url());
        opens("wrong 3");
        assertThat(page.locator("[data-door-say]")).containsText("Tries left: 1");
        // As if the browser had been killed in the middle of the fifth.
        first.evaluate("""
                async () => {
                  const come = (asked) => new Promise((take) => asked.onsuccess = () => take(asked.result));
                  const db = await come(indexedDB.open("twolearn-sealed-visits"));
                  const doors = db.transaction("doors", "readwrite").objectStore("doors");
                  for (const door of await come(doors.getAll())) await come(doors.put({ ...door, tries: 0 }));
                  db.close();
                }""");
        opens(PIN);
        assertThat(page.locator("[data-door-gone]")).isVisible();
        page = first;
        opens(PIN);
        assertThat(page.locator("[data-door-gone]")).isVisible();
    }

    @Test
    void theSessionRunsOutDuringTheDayAndWhatWasRecordedArrivesAllTheSame() {
        enters(0);
        ready("A PIN", PIN);
        network.cut();
        page.navigate("/offline");
        record().click();
        opens(PIN);
        page.locator("#start").click();
        seat(3);
        Database.superuser()
                .sql(
                        "update session set started = now() - interval '40 hours', seen = now() - interval '39 hours', idle_until = now() - interval '20 hours', expires = now() + interval '20 days' where person_id = ?")
                .param(ben.value())
                .update();
        network.mend();
        page.evaluate("dispatchEvent(new Event('online'))");
        page.waitForCondition(() -> stored() == 1);
        assertThat(page.locator("#saved")).containsText("All 1 sent");
        seat(4);
        assertThat(page.locator("#saved")).containsText("All 2 sent");
    }

    @Test
    @DisplayName(
            "W9 A pause hides the visit and can end: what waits on the device waits on, and arrives when it has ended")
    void whileAccessIsPausedNothingIsDestroyed() {
        enters(0);
        ready("A PIN", PIN);
        network.cut();
        page.navigate("/offline");
        record().click();
        opens(PIN);
        page.locator("#start").click();
        seat(3);
        leads();
        network.mend();
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator("#waiting")).containsText("It stays here");
        assertThat(page.locator("#saved")).containsText("1 saved here, not yet sent");
        assertThat(stored()).isZero();

        var anas = Browser.of(ana, port);
        anas.navigate("/pauses/" + id.value());
        anas.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("go on"))
                .first()
                .click();
        anas.waitForLoadState();
        page.evaluate("dispatchEvent(new Event('online'))");
        page.waitForCondition(() -> stored() == 1);
    }

    /** Ben comes to lead the school where Ana teaches. */
    private void leads() {
        var school = UUID.randomUUID();
        var db = Database.superuser();
        db.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar')")
                .params(Someone.LAKESHORE, school)
                .update();
        for (var one : List.of(ana, ben))
            db.sql("insert into position (district_id, position_id, person_id, school_id, kind) values (?, ?, ?, ?, ?)")
                    .params(
                            Someone.LAKESHORE,
                            UUID.randomUUID(),
                            one.value(),
                            school,
                            one.equals(ben) ? "principal" : "teacher")
                    .update();
    }

    @Test
    @DisplayName("C3 What was called off meanwhile is destroyed on the device, and its holder told")
    void whatWasCalledOffMeanwhileIsDestroyedAndToldOf() {
        enters(0);
        ready("A PIN", PIN);
        network.cut();
        page.navigate("/offline");
        record().click();
        opens(PIN);
        page.locator("#start").click();
        seat(3);
        Someone.does(ana, () -> visits.remove(id, visit, ana, Instant.now()));
        network.mend();
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator("#waiting")).containsText("was destroyed");
        assertThat(page.locator("button.seat").first()).isHidden();
        assertThat(waiting()).isEqualTo("0 0");
        page.navigate("/offline");
        assertThat(page.locator("#told")).containsText("What this device held of it was destroyed");
        button("I’ve read it").click();
        assertThat(page.locator("#told li")).hasCount(0);
    }

    @Test
    void whoSignsOutWithSomethingUnsentIsAskedAndTheHostIsToldOfALoss() {
        enters(0);
        ready("Nothing but this device’s own lock", null);
        page.route("**/events", route -> route.abort());
        page.navigate("/recorder#" + visit.value() + "%20" + ben.value());
        page.locator("#start").click();
        seat(3);
        page.navigate("/");
        assertThat(page.locator("#unsent-here")).containsText("1 saved here, not yet sent");
        page.locator(".foot__out").click();
        assertThat(page.locator("#signing-out")).isVisible();
        fits();
        button("Destroy it and sign out").click();
        page.waitForURL("**/signin");
        assertThat(waiting()).isEqualTo("0 0");
        assertThat(Tablet.of(ana, port).sends("GET", "/", "").body()).contains("Ben signed out of a device");
    }

    @Test
    void aSecondWindowWaitsForTheFirst() {
        enters(0);
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        page.locator("#start").click();
        seat(3);
        var second = room.context.newPage();
        second.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        assertThat(second.locator("#elsewhere")).isVisible();
        assertThat(second.locator("#start")).isHidden();
        page.close();
        assertThat(second.locator(".seat--had")).hasCount(1);
    }

    @Test
    void aDeviceThatDoesNotKnowTheTimeAsksAndTheRecordHasTheRightOne() {
        enters(0);
        ready("Nothing but this device’s own lock", null);
        network.cut();
        page.navigate("/offline");
        // As after a night without a battery: the clock begins somewhere else than it stopped.
        room.context.addInitScript("{ const real = Date.now; Date.now = () => real.call(Date) - 200 * 3600000; }");
        record().click();
        page.locator("#start").click();
        assertThat(page.locator("#ask-time")).isVisible();
        fits();
        page.locator("#time-now").fill(hoursFromNow(12));
        page.locator("#start").click();
        assertThat(page.locator("#waiting")).containsText("not about the agreed time");
        page.locator("#time-now").fill(hoursFromNow(0));
        page.locator("#start").click();
        seat(3);
        network.mend();
        page.evaluate("dispatchEvent(new Event('online'))");
        page.waitForCondition(() -> stored() == 1);
    }

    @Test
    void theFirstScreenForRecordingIsSmallAndHomeIsTwoTapsFromTheFirst() {
        enters(0);
        var bytes = new java.util.concurrent.atomic.AtomicLong();
        var session = room.context.newCDPSession(page);
        session.send("Network.enable");
        session.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        page.navigate("/partnerships/" + id.value() + "/visits/" + visit.value() + "/recorder");
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        page.locator("#start").waitFor();
        assertThat(bytes.get()).as("bytes of the first load").isBetween(20_000L, 150_000L);
        System.out.println("First load of the recorder: " + bytes.get() + " bytes");

        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Record"))
                .click();
        page.locator("#start").click();
        seat(1);
        assertThat(page.locator(".seat--had")).hasCount(1);
    }

    private void enters(long wrongBy) {
        room = new InTheRoom(disk, network.port(), wrongBy);
        tablet = Tablet.of(ben, port);
        room.keeps(tablet);
        page = room.page;
    }

    private void ready(String way, String pin) {
        page.navigate("/offline");
        fits();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(way)).check();
        if (pin != null) {
            page.locator("#pin").fill(pin);
            page.locator("#again").fill(pin);
        }
        button("Make it ready").click();
        assertThat(page.locator("#state")).containsText("Visits on it: 1");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    }

    private void opens(String pin) {
        page.locator("#door-pin").fill(pin);
        page.locator("[data-door-pin] button").click();
        page.waitForFunction(
                "() => document.querySelector('#door-pin').value === '' || document.querySelector('[data-door]').hidden");
    }

    private Locator record() {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Record"));
    }

    private void seat(int seat) {
        page.locator("button.seat[data-seat='" + seat + "']").click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private void isWhole() {
        var record =
                Someone.as(ben, () -> recordings.of(visits.find(id, visit))).getFirst();
        assertThat(record.recording().taps()).hasSize(24);
        assertThat(record.recording().undone()).isOne();
        assertThat(record.recording().net().stream()
                        .map(Tap::seat)
                        .filter(java.util.Objects::nonNull)
                        .distinct())
                .hasSize(14);
        assertThat(record.doneAt()).isNotNull();
        assertThat(record.startedAt()).isBetween(Instant.now().minusSeconds(300), Instant.now());
    }

    private static String hoursFromNow(int hours) {
        return LocalTime.now(ZoneId.systemDefault()).plusHours(hours).format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    private int stored() {
        return Database.superuser()
                .sql("select count(*) from visit_record where visit_id = ?")
                .param(visit.value())
                .query(Integer.class)
                .single();
    }

    /** What stands in the browser's own database, as a program that reads its files would find it. */
    private String kept() {
        return read("JSON.stringify(await Promise.all(['visits', 'taps', 'plans'].map(all)))");
    }

    private String waiting() {
        return read("[(await all('visits')).length, (await all('taps')).length].join(' ')");
    }

    private String read(String what) {
        return page.evaluate("""
                async () => {
                  const db = await new Promise((done) => { const o = indexedDB.open("twolearn-sealed-visits"); o.onsuccess = () => done(o.result); });
                  const all = (name) => new Promise((done) => { const a = db.transaction(name).objectStore(name).getAll(); a.onsuccess = () => done(a.result); });
                  const found = %s;
                  db.close();
                  return found;
                }""".formatted(what)).toString();
    }

    /** axe finds nothing. */
    private void fits() {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private VisitId agreed() {
        var fresh = new VisitId(UUID.randomUUID());
        Someone.does(ana, () -> visits.offer(id, fresh, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, fresh, 1, ben, Instant.now().minusSeconds(30)));
        return fresh;
    }
}
