package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * Two real browsers of one recorder, with the recorder's own store and outbox in them, in a room where the network comes and
 * goes, answers are lost, and pages are gone in the middle of it.
 */
@Story
class TwoBrowsersTest {
    private static final int SCHEDULES = Integer.getInteger("twolearn.schedules", 20);

    private static final String OPENS = """
            async ({ visit, key, started }) => {
              const base = document.querySelector("script[src*='/js/']").src.replace(/(\\/js\\/[0-9a-f]+\\/).*/, "$1");
              const { Store } = await import(base + "recorder/store.js"), { Outbox } = await import(base + "recorder/outbox.js");
              const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
              const bunch = { holder: visit.key.split(" ")[1], key: await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]) };
              const store = new Store(visit, bunch), outbox = new Outbox(store);
              if (!(await store.visit())) await store.begin(started, 0, null);
              globalThis.device = { store, outbox };
            }""";

    private static final String ALL_SENT = """
            async () => {
              device.outbox.flush();
              return (await device.store.ids()).waits.size === 0;
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    PersonId ana, ben;
    PartnershipId id;
    final List<Device> devices = new ArrayList<>();

    @BeforeEach
    void benRecordsInAnasRoomWithTwoDevices() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        var tablet = Tablet.of(ben, port);
        for (var i = 0; i < 2; i++) devices.add(new Device(tablet));
    }

    @AfterEach
    void over() {
        devices.forEach(Device::close);
    }

    /** A browser with a disk of its own, behind a network of its own. */
    private final class Device {
        final Network network = new Network(port);
        final Page page;
        final Map<UUID, Long> tapped = new LinkedHashMap<>();
        final List<UUID> undone = new ArrayList<>(), undoing = new ArrayList<>();
        Map<String, Object> opening;
        long started;
        boolean cut;

        Device(Tablet tablet) {
            var window = Browser.window(network.port());
            for (var secret : Map.of("twolearn", tablet.session(), "twolearn-device", tablet.browser())
                    .entrySet())
                window.addCookies(List.of(new Cookie(secret.getKey(), secret.getValue())
                        .setDomain("localhost")
                        .setPath("/")));
            page = window.newPage();
            page.navigate("/offline");
        }

        void begins(VisitId visit, long at, String to) {
            started = at;
            tapped.clear();
            undone.clear();
            undoing.clear();
            opening = Map.of(
                    "visit",
                    Map.of(
                            "key",
                            visit.value() + " " + ben.value(),
                            "bell",
                            (double) at,
                            "ends",
                            at + 1_800_000d,
                            "url",
                            to,
                            "done",
                            "/"),
                    "key",
                    "dHdvIGJyb3dzZXJzIG9mIG9uZSByZWNvcmRlciEhISE=",
                    "started",
                    (double) at);
            page.evaluate(OPENS, opening);
        }

        void taps(long at, String code, Integer seat, UUID undoes) {
            var tap = UUID.randomUUID();
            var what = new LinkedHashMap<String, Object>();
            what.put("id", tap.toString());
            what.put("ms", (int) (at - started));
            what.put("code", code);
            if (seat != null) what.put("seat", seat);
            if (undoes != null) what.put("undoes", undoes.toString());
            page.evaluate("(tap) => device.store.add([tap])", what);
            tapped.put(tap, at);
            if (undoes != null) undoing.add(tap);
        }

        void undoes(long at) {
            tapped.keySet().stream()
                    .filter(tap -> !undone.contains(tap) && !undoing.contains(tap))
                    .reduce((_, last) -> last)
                    .ifPresent(last -> {
                        undone.add(last);
                        taps(at, Tap.UNDO, null, last);
                    });
        }

        /** Not waited for: what is tapped, cut or reloaded next comes in the middle of it. */
        void sends() {
            page.evaluate("() => { device.outbox.flush(); }");
        }

        void network(boolean there) {
            if (there == !cut) return;
            cut = !there;
            if (cut) network.cut();
            else network.mend();
        }

        /** As if the tab was killed and opened again. */
        void killed() {
            if (cut) return;
            page.reload();
            page.evaluate(OPENS, opening);
        }

        void sendsAll() {
            network(true);
            network.losesAnAnswer(false);
            page.waitForCondition(
                    () -> (boolean) page.evaluate(ALL_SENT), new Page.WaitForConditionOptions().setTimeout(60_000));
        }

        void close() {
            page.context().close();
            network.close();
        }
    }

    @Test
    void whateverIsTappedCutAndKilledNothingIsLostAndNothingDoubled() {
        for (var seed = 0; seed < SCHEDULES; seed++) played(seed);
        System.out.println(SCHEDULES + " schedules of two browsers, everything there once");
    }

    private void played(int seed) {
        var random = new Random(seed);
        var visit = agreed();
        var to = "/partnerships/" + id.value() + "/visits/" + visit.value() + "/events";
        var time = System.currentTimeMillis() - 60_000;
        for (var device : devices) device.begins(visit, time + random.nextInt(0, 30_000), to);
        time += 30_000;
        for (var steps = random.nextInt(10, 30); steps > 0; steps--) {
            var device = devices.get(random.nextInt(2));
            time += random.nextInt(1, 500);
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> device.taps(time, "individual", 1 + random.nextInt(26), null);
                case 5 -> device.undoes(time);
                case 6, 7 -> device.sends();
                case 8 -> device.network(false);
                case 9 -> device.network(true);
                case 10 -> device.network.losesAnAnswer(true);
                default -> device.killed();
            }
        }
        var done = random.nextInt(2);
        devices.get(done).taps(time + 1, Tap.END, null, null);
        devices.get(random.nextInt(2)).sendsAll();
        devices.forEach(Device::sendsAll);
        isWhole(seed, visit);
    }

    private void isWhole(int seed, VisitId visit) {
        var record =
                Someone.as(ben, () -> recordings.of(visits.find(id, visit))).getFirst();
        var there = new LinkedHashMap<UUID, Long>();
        for (var tap : record.recording().taps())
            assertThat(there.put(tap.id(), record.startedAt().toEpochMilli() + tap.ms()))
                    .as("doubled")
                    .isNull();
        var expected = new LinkedHashMap<UUID, Long>();
        for (var device : devices) {
            expected.putAll(device.tapped);
            // What takes back a tap of a record that is done elsewhere comes too late, and the device is told.
            device.undoing.stream().filter(tap -> !there.containsKey(tap)).forEach(expected::remove);
        }
        assertThat(there).as("schedule %s", seed).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(record.doneAt()).isNotNull();
    }

    private VisitId agreed() {
        var visit = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, visit, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, visit, 1, ben, Instant.now().minusSeconds(30)));
        return visit;
    }
}
