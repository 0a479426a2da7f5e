package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/**
 * As {@link TwoDevicesTest}, with the pages themselves: two browsers, one with a clock three hours slow, each with a network of
 * its own that is cut and loses answers, while the pages are reloaded and closed.
 */
@Story
class TwoBrowsersTest {
    private static final int SCHEDULES = Integer.getInteger("twolearn.browsers", 5);
    private static final int AT_ONCE = 20;

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
    List<RecordingBrowser> browsers;

    @BeforeEach
    void benHasTwoDevices() {
        ana = Someone.called("Ana");
        ben = Someone.called("Ben");
        id = pair.signed(ana, ben);
        var tablet = Tablet.of(ben, port);
        browsers = List.of(new RecordingBrowser(port, tablet, 0, 1), new RecordingBrowser(port, tablet, -3, 14));
    }

    @AfterEach
    void over() {
        browsers.forEach(RecordingBrowser::close);
    }

    @Test
    void whatTheTwoShowedIsInTheRecordOnceAndWhatWasTakenBackIsNot() {
        var from = Integer.getInteger("twolearn.browsers.from", 0);
        var until = System.nanoTime() + Long.getLong("twolearn.browsers.minutes", 600) * 60_000_000_000L;
        var played = 0;
        while (played < SCHEDULES && System.nanoTime() < until) {
            var some = Stream.generate(this::agreed)
                    .limit(Math.min(AT_ONCE, SCHEDULES - played))
                    .toList();
            browsers.forEach(browser -> browser.ready(some));
            for (var visit : some) played(from + played++, visit);
        }
        System.out.println(played + " schedules of two browsers, everything there once");
    }

    private void played(int seed, VisitId visit) {
        var random = new Random(seed);
        var at = "/partnerships/" + id.value() + "/visits/" + visit.value();
        try {
            for (var browser : browsers) browser.begins(visit, at + "/recorder", random.nextInt(3) == 0);
            for (var steps = random.nextInt(15, 40); steps > 0; steps--) step(browsers.get(random.nextInt(2)), random);
            var order = new ArrayList<>(random.nextBoolean() ? browsers : browsers.reversed());
            order.getFirst().finishes();
            if (random.nextInt(3) == 0) order.getLast().finishes();
            if (random.nextInt(3) == 0) order.getLast().reloads();
            if (random.nextBoolean()) order.add(order.removeFirst());
            order.forEach(RecordingBrowser::arrives);
            isWhole(visit);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("schedule " + seed, failure);
        }
    }

    private static void step(RecordingBrowser browser, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> browser.reloads();
            case 1 -> browser.closes();
            case 2, 3 -> browser.cut();
            case 4, 5, 6 -> browser.mended();
            case 7, 8 -> browser.loses();
            case 9, 10, 11 -> browser.takesBack();
            default -> browser.taps(random.nextInt(13));
        }
    }

    private void isWhole(VisitId visit) {
        var found = Someone.as(ben, () -> recordings.of(visits.find(id, visit)));
        assertThat(found).hasSize(1);
        var record = found.getFirst();
        var taps = record.recording().taps();
        assertThat(taps.stream().map(Tap::id)).doesNotHaveDuplicates();
        assertThat(record.doneAt()).isNotNull();
        for (var browser : browsers) {
            var there = record.recording().marks().stream()
                    .map(Tap::seat)
                    .filter(browser::hasSeat)
                    .toList();
            if (browser.told()) browser.isThereButForWhatItTookBackTooLate(there);
            else assertThat(there).as("%s", browser).isEqualTo(browser.shown);
        }
        if (browsers.stream().noneMatch(RecordingBrowser::told))
            assertThat(taps)
                    .hasSize(browsers.stream().mapToInt(browser -> browser.acts).sum());
    }

    private VisitId agreed() {
        var visit = VisitId.fresh();
        Someone.does(ana, () -> visits.offer(id, visit, ana, ana, Lesson.turns(ben), Instant.now()));
        Someone.does(ben, () -> visits.sign(id, visit, 1, ben, Instant.now().minusSeconds(30)));
        return visit;
    }
}
