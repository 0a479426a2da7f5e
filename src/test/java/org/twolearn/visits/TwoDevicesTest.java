package org.twolearn.visits;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** One recorder with two devices, in a room where the network comes and goes. */
@Story
class TwoDevicesTest {
    private static final int SCHEDULES = Integer.getInteger("twolearn.schedules", 60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    @Autowired
    Visits visits;

    @Autowired
    Recordings recordings;

    @Autowired
    Corrections corrections;

    PersonId ana, ben;
    PartnershipId id;
    Tablet tablet;

    @BeforeEach
    void benRecordsInAnasRoom() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        tablet = Tablet.of(ben, port);
    }

    /** What one device holds: its own start, all it tapped, and what it was told has arrived. */
    private final class Device {
        final long started;
        final Map<UUID, Tap> taps = new LinkedHashMap<>();
        final Set<UUID> confirmed = new HashSet<>(), left = new HashSet<>();

        Device(long started) {
            this.started = started;
        }

        Tap tap(long at, String code, Integer seat, UUID undoes) {
            var tap = new Tap(UUID.randomUUID(), at - started, code, seat, null, undoes, null, null);
            taps.put(tap.id(), tap);
            return tap;
        }

        List<Tap> unsent() {
            return taps.values().stream()
                    .filter(tap -> !confirmed.contains(tap.id()) && !left.contains(tap.id()))
                    .toList();
        }

        /** The answer may be lost on its way: then it knows nothing, and sends the same again. */
        int send(String to, List<Tap> some, boolean answerLost) {
            var body = JSON.writeValueAsString(Map.of("started", started, "by", ben.value(), "taps", some));
            var answer = tablet.posts(to, body);
            if (answer.statusCode() == 410) {
                some.stream()
                        .filter(tap -> tap.code().equals(Tap.UNDO) && !confirmed.contains(tap.id()))
                        .forEach(tap -> left.add(tap.id()));
                return 0;
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var said = JSON.readTree(answer.body());
            if (answerLost) return said.get("stored").asInt();
            var refused = new HashSet<UUID>();
            said.get("left").forEach(one -> refused.add(UUID.fromString(one.asString())));
            left.addAll(refused);
            some.stream().map(Tap::id).filter(one -> !refused.contains(one)).forEach(confirmed::add);
            return said.get("stored").asInt();
        }
    }

    @Test
    void whateverIsTappedCutAndSentInWhateverOrderNothingIsLostAndNothingDoubled() {
        for (var seed = 0; seed < SCHEDULES; seed++) played(seed);
        System.out.println(SCHEDULES + " schedules of two devices, everything there once");
    }

    private void played(int seed) {
        var random = new Random(seed);
        var visit = agreed();
        var to = address(visit);
        var now = System.currentTimeMillis() - 60_000;
        var devices = List.of(new Device(now), new Device(now + random.nextInt(-30_000, 30_000)));
        var time = now + 30_000;
        for (var steps = random.nextInt(10, 40); steps > 0; steps--) {
            var device = devices.get(random.nextInt(2));
            time += random.nextInt(1, 500);
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> device.tap(time, "individual", 1 + random.nextInt(26), null);
                case 4 -> undo(device, time);
                default -> somethingIsSent(device, to, random);
            }
        }
        var done = devices.get(random.nextInt(2));
        done.tap(time + 1, Tap.END, null, null);
        var order = new ArrayList<>(devices);
        if (random.nextBoolean()) order.sort(Comparator.comparing(device -> device == done));
        for (var device : order) while (!device.unsent().isEmpty()) somethingIsSent(device, to, random);
        isWhole(seed, visit, devices);
        for (var device : devices)
            device.send(
                    to,
                    List.copyOf(device.taps.values().stream()
                            .filter(tap -> !device.left.contains(tap.id()))
                            .toList()),
                    false);
        isWhole(seed, visit, devices);
    }

    private static void undo(Device device, long time) {
        var undone = device.taps.values().stream().map(Tap::undoes).collect(toSet());
        device.taps.values().stream()
                .filter(tap -> !tap.code().equals(Tap.UNDO) && !undone.contains(tap.id()))
                .reduce((_, last) -> last)
                .ifPresent(last -> device.tap(time, Tap.UNDO, null, last.id()));
    }

    /** All or some of it, in any order, also what was sent before; the request, or its answer, may be lost. */
    private static void somethingIsSent(Device device, String to, Random random) {
        var some = new ArrayList<>(random.nextInt(4) == 0 ? device.taps.values() : device.unsent());
        some.removeIf(tap -> device.left.contains(tap.id()));
        if (some.isEmpty() || random.nextInt(5) == 0) return;
        java.util.Collections.shuffle(some, random);
        // What takes back goes with what it takes back, as a device sends by time.
        var first = new ArrayList<>(some.subList(0, 1 + random.nextInt(some.size())));
        some.stream()
                .filter(tap -> first.stream().anyMatch(one -> tap.id().equals(one.undoes())))
                .filter(tap -> !first.contains(tap))
                .toList()
                .forEach(first::add);
        device.send(to, first, random.nextInt(4) == 0);
    }

    private void isWhole(int seed, VisitId visit, List<Device> devices) {
        var record =
                Someone.as(ben, () -> recordings.of(visits.find(id, visit))).getFirst();
        var there = new LinkedHashMap<UUID, Long>();
        for (var tap : record.recording().taps())
            assertThat(there.put(tap.id(), record.startedAt().toEpochMilli() + tap.ms()))
                    .as("doubled")
                    .isNull();
        var expected = new LinkedHashMap<UUID, Long>();
        var left = new HashSet<UUID>();
        for (var device : devices) {
            left.addAll(device.left);
            for (var tap : device.taps.values()) expected.put(tap.id(), device.started + tap.ms());
            // The one thing that may come too late takes back what stood in a record that was done elsewhere; the
            // device is told.
            assertThat(device.left)
                    .as("schedule %s", seed)
                    .allMatch(one -> device.taps.get(one).code().equals(Tap.UNDO));
        }
        // One that was refused may have been taken before, and the answer was lost.
        expected.keySet().removeIf(tap -> left.contains(tap) && !there.containsKey(tap));
        assertThat(there).as("schedule %s", seed).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(record.doneAt()).isNotNull();
    }

    @Test
    void eachDeviceHasItsOwnStartAndTheRecordBeginsWithTheFirst() {
        var visit = agreed();
        var early = System.currentTimeMillis() - 60_000;
        var one = new Device(early);
        var other = new Device(early + 20_000);
        var late = other.tap(early + 25_000, "individual", 3, null);
        var soon = one.tap(early + 5_000, "individual", 4, null);
        other.send(address(visit), other.unsent(), false);
        one.send(address(visit), one.unsent(), false);

        var record =
                Someone.as(ben, () -> recordings.of(visits.find(id, visit))).getFirst();
        assertThat(record.startedAt()).isEqualTo(Instant.ofEpochMilli(early));
        assertThat(record.recording().net()).extracting(Tap::id).containsExactly(soon.id(), late.id());
        assertThat(record.recording().net()).extracting(Tap::ms).containsExactly(5_000L, 25_000L);
    }

    @Test
    void threeHundredTapsGoInOne() {
        var visit = agreed();
        var device = new Device(System.currentTimeMillis() - 60_000);
        for (var i = 0; i < 300; i++) device.tap(device.started + i * 100, "individual", 1 + i % 26, null);
        assertThat(device.send(address(visit), device.unsent(), false)).isEqualTo(300);
    }

    @Test
    void aSecondDeviceCannotBeginHoursFromTheAgreedTime() {
        var visit = agreed();
        var device = new Device(System.currentTimeMillis());
        device.tap(device.started + 1, "individual", 3, null);
        device.send(address(visit), device.unsent(), false);
        for (var hours : new int[] {-3, 3}) {
            var wrong = Map.of(
                    "started",
                    System.currentTimeMillis() + hours * 3_600_000L,
                    "taps",
                    List.of(new Tap(UUID.randomUUID(), 1, "individual", 3, null, null, null, null)));
            assertThat(tablet.posts(address(visit), JSON.writeValueAsString(wrong))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    /** Ben’s tablet, on which Ana has signed in meanwhile. */
    @Test
    void whoIsSignedInMeanwhileRecordsNothingOfIt() {
        var visit = agreed();
        var body = batch(ben);
        assertThat(tablet.signedInAs(ana).posts(address(visit), body).statusCode())
                .isEqualTo(409);
        assertThat(Someone.as(ana, () -> recordings.of(visits.find(id, visit)))).isEmpty();
        assertThat(tablet.posts(address(visit), body).statusCode()).isEqualTo(200);
    }

    @Test
    void whatItsHostDeletedOrCalledOffIsTakenNoMore() {
        var visit = agreed();
        assertThat(tablet.posts(address(visit), batch(ben)).statusCode()).isEqualTo(200);
        var end = Map.of(
                "started",
                System.currentTimeMillis(),
                "taps",
                Lesson.end(60_000).taps());
        assertThat(tablet.posts(address(visit), JSON.writeValueAsString(end)).statusCode())
                .isEqualTo(200);
        Someone.does(ana, () -> corrections.erase(id, visit, ana));
        var gone = tablet.posts(address(visit), batch(ben));
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("deleted by its host").doesNotContain("Ana");

        var calledOff = agreed();
        Someone.does(ana, () -> visits.remove(id, calledOff, ana, Instant.now()));
        assertThat(tablet.posts(address(calledOff), batch(ben)).statusCode()).isEqualTo(404);
    }

    /** As with a key that only members hold, or a key store that is not there yet. */
    @Test
    void whatDoesNotOpenForAWhileIsNoReasonToDestroyAnything() {
        var visit = agreed();
        for (var begun : new boolean[] {false, true}) {
            alter("visit_plan", "details", visit);
            assertThat(tablet.posts(address(visit), batch(ben)).statusCode())
                    .as("begun: %s", begun)
                    .isEqualTo(503);
            alter("visit_plan", "details", visit);
            assertThat(tablet.posts(address(visit), batch(ben)).statusCode()).isEqualTo(200);
        }
        alter("visit_record", "events", visit);
        assertThat(tablet.posts(address(visit), batch(ben)).statusCode()).isEqualTo(503);
        alter("visit_record", "events", visit);
        assertThat(tablet.posts(address(visit), batch(ben)).statusCode()).isEqualTo(200);
        var record =
                Someone.as(ben, () -> recordings.of(visits.find(id, visit))).getFirst();
        assertThat(record.recording().taps()).hasSize(3);
    }

    /** Twice is as it was. */
    private static void alter(String table, String what, VisitId visit) {
        Database.superuser()
                .sql("update %1$s set %2$s = set_byte(%2$s, 40, get_byte(%2$s, 40) # 1) where visit_id = ?"
                        .formatted(table, what))
                .param(visit.value())
                .update();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoLetsTheRestBeDestroyedTellsTheHostOnceAndNobodyElseCan(int times) {
        var visit = agreed();
        var losses = address(visit).replace("/events", "/losses");
        for (var i = 0; i < times; i++)
            assertThat(tablet.posts(losses, "").statusCode()).isEqualTo(204);
        assertThat(home(ana)).contains("Ben signed out of a device", "before all that was recorded");
        assertThat(home(ben)).doesNotContain("signed out of a device");
        assertThat(tablet.signedInAs(Someone.called("Pat")).posts(losses, "").statusCode())
                .isEqualTo(404);
    }

    private String home(PersonId person) {
        return tablet.signedInAs(person).sends("GET", "/", "").body();
    }

    private String batch(PersonId by) {
        return JSON.writeValueAsString(Map.of(
                "started",
                System.currentTimeMillis(),
                "by",
                by.value(),
                "taps",
                List.of(new Tap(UUID.randomUUID(), 1, "individual", 3, null, null, null, null))));
    }

    private VisitId agreed() {
        var visit = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, visit, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, visit, 1, ben, Instant.now().minusSeconds(30)));
        return visit;
    }

    private String address(VisitId visit) {
        return "/partnerships/" + id.value() + "/visits/" + visit.value() + "/events";
    }
}
