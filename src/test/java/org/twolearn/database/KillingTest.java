package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** kill -9 of TwoLearn, of PostgreSQL and of both, while people write: ten times here, 5,000 with -Pthorough. */
class KillingTest {
    private static final int KILLS = Integer.getInteger("twolearn.kills", 10);
    private static final int HANDS = 4;

    /** So many kills on one partnership, whose pages would become long. */
    private static final int A_LIFE = 25;

    private static final long SEED = Long.getLong("twolearn.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Path place = Kept.fresh().getParent();
    private Running running = Running.in(place);
    private Writers writers;
    private int found;

    KillingTest() throws Exception {}

    @Test
    @DisplayName("What TwoLearn said was saved is there after every kill, and nothing is half-done")
    void everyKillLosesNothing() throws Exception {
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill % A_LIFE == 0) writers = new Writers(running.superuser(), running.port());
                killed(kill);
                looked("after kill " + kill + " of seed " + SEED);
            }
            Sound.allOfIt(running.superuser());
            running.stop();
            assertThat(running.cluster().data().resolve("postmaster.pid")).doesNotExist();
        } finally {
            running.kill();
        }
        System.out.printf("%d kills, %d acknowledged writes, all of them there%n", KILLS, found);
        Directories.delete(place);
    }

    private void killed(int kill) throws Exception {
        var stop = new AtomicBoolean();
        var hands = new ArrayList<Thread>();
        for (int hand = 0; hand < HANDS; hand++) {
            var whose = hand;
            hands.add(Thread.ofVirtual().start(() -> writers.write(whose, 10, stop::get)));
        }
        Thread.sleep(100 + random.nextInt(400));
        // What is sent right before and right after the blow, and no thousands to nobody while it starts again.
        Thread.ofVirtual().start(() -> ends(stop));
        switch (kill % 4) {
            case 0 -> postgres();
            case 1 -> program(List.of());
            case 2 -> aBackend();
            default -> program(running.process().toHandle().descendants().toList());
        }
        for (var hand : hands) hand.join();
        writers.port = running.port();
    }

    private static void ends(AtomicBoolean stop) {
        try {
            Thread.sleep(20);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
        stop.set(true);
    }

    /** TwoLearn starts it again. */
    private void postgres() throws Exception {
        var killed = running.server();
        killed.destroyForcibly();
        killed.onExit().get(20, TimeUnit.SECONDS);
        awaitDatabase(killed.pid());
    }

    /** The server then ends all connections and repairs itself. */
    private void aBackend() throws Exception {
        var server = running.server();
        var backends = server.children().toList();
        backends.get(random.nextInt(backends.size())).destroyForcibly();
        Thread.sleep(50);
        awaitDatabase(0);
    }

    /** With those or by itself; its guard then stops PostgreSQL, and the next start repairs what they left. */
    private void program(List<ProcessHandle> andThose) throws Exception {
        var server = running.server();
        andThose.forEach(ProcessHandle::destroyForcibly);
        running.kill();
        running = Running.in(place);
        assertThat(server.isAlive()).as("the server before").isFalse();
    }

    private void awaitDatabase(long killed) throws Exception {
        for (var until = Instant.now().plus(Duration.ofSeconds(60));
                Instant.now().isBefore(until);
                Thread.sleep(20)) if (running.process().isAlive() && answers(killed)) return;
        throw new AssertionError("PostgreSQL did not come back:\n" + running.said());
    }

    private boolean answers(long killed) throws Exception {
        var file = PidFile.of(running.cluster());
        if (file.isEmpty() || !file.get().ready() || file.get().pid() == killed) return false;
        try {
            return running.superuser().sql("select true").query(Boolean.class).single();
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    private void looked(String when) throws Exception {
        writers.sendAgain();
        // A connection that the pool lent out before the kill may fail once more.
        writers.sendAgain();
        assertThat(writers.unknown).as("still unanswered " + when).isEmpty();
        assertThat(writers.bugs).as(when).isEmpty();
        found += writers.done.size();
        assertThat(writers.done).as("written " + when).isNotEmpty();
        assertThat(writers.missing()).as(when).isEmpty();
        Sound.nothingHalf(running.superuser(), running.keys());
        var server = running.server();
        assertThat(running.process().descendants().map(ProcessHandle::pid)).contains(server.pid());
        assertThat(Files.exists(running.cluster().beside(".new"))).isFalse();
    }
}
