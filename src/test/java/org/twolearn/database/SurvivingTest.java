package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One database through everything that can happen to it: real processes, real signals. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurvivingTest {
    private static Path data;
    private static Kept keeper;

    @BeforeAll
    static void begins() throws Exception {
        data = Kept.fresh();
        keeper = Kept.in(data);
    }

    @Test
    @Order(1)
    void onlyItsOwnerReachesIt() throws Exception {
        assertThat(keeper.ask("one")).isEqualTo("kept");
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(Own.cluster(data))).isEqualTo("rwx------");
        assertThat(permissions(keeper.cluster().beside(".password"))).isEqualTo("rw-------");
        assertThat(Files.readString(keeper.cluster().beside(".password"))).matches("[0-9a-f]{48}");
        var lines = Files.readAllLines(Own.cluster(data).resolve("postmaster.pid"));
        assertThat(lines.get(4)).as("Unix socket").isBlank();
        assertThat(lines.get(5)).isEqualTo("127.0.0.1");
    }

    @Test
    @Order(2)
    void twoProgramsDoNotShareOneDirectory() {
        assertThatThrownBy(() -> Postgres.start(Kept.PROGRAMS, Own.cluster(data)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Another TwoLearn is using " + data);
    }

    @Test
    @Order(3)
    void aKilledServerComesBackWithWhatWasSaved() throws Exception {
        var killed = keeper.server();
        killed.destroyForcibly();
        for (var i = 0; i < 300 && !serverOtherThan(killed.pid()); i++) Thread.sleep(50);
        // A connection that the pool lent out within the last half second may fail once.
        if (keeper.ask("two").equals("failed")) assertThat(keeper.ask("two")).isEqualTo("kept");
        assertThat(keeper.ask("?")).isEqualTo("one,two");
    }

    @Test
    @Order(4)
    void aKilledTwoLearnTakesItsServerAlongAndLosesNothing() throws Exception {
        assertThat(keeper.ask("three")).isEqualTo("kept");
        var server = keeper.server();
        keeper.kill();
        server.onExit().get(20, TimeUnit.SECONDS);
        keeper = Kept.in(data);
        assertThat(keeper.ask("?")).isEqualTo("one,three,two");
    }

    @Test
    @Order(5)
    void everythingKilledAtOnceIsRepairedAtTheNextStart() throws Exception {
        assertThat(keeper.ask("four")).isEqualTo("kept");
        var server = keeper.server();
        var guard = keeper.process().toHandle().descendants().toList();
        guard.forEach(ProcessHandle::destroyForcibly);
        keeper.kill();
        server.onExit().get(20, TimeUnit.SECONDS);
        keeper = Kept.in(data);
        assertThat(keeper.ask("?")).isEqualTo("four,one,three,two");
    }

    @Test
    @Order(6)
    void aServerThatLostTwoLearnAndGuardIsStoppedByTheNextStart() throws Exception {
        var orphan = keeper.server();
        keeper.process()
                .toHandle()
                .descendants()
                .filter(child -> !below(child, orphan))
                .forEach(ProcessHandle::destroyForcibly);
        keeper.kill();
        assertThat(orphan.isAlive()).isTrue();
        keeper = Kept.in(data);
        assertThat(keeper.server().pid()).isNotEqualTo(orphan.pid());
        assertThat(keeper.ask("?")).isEqualTo("four,one,three,two");
    }

    @Test
    @Order(7)
    void askedToStopItStopsInOrder() throws Exception {
        var server = keeper.server();
        keeper.close();
        assertThat(server.isAlive()).isFalse();
        assertThat(Own.cluster(data).resolve("postmaster.pid")).doesNotExist();
        assertThat(Files.readString(keeper.cluster().beside(".log"))).endsWith("database system is shut down\n");
    }

    private static boolean below(ProcessHandle child, ProcessHandle ancestor) {
        return child.pid() == ancestor.pid()
                || child.parent().map(parent -> below(parent, ancestor)).orElse(false);
    }

    private static boolean serverOtherThan(long killed) throws IOException {
        return PidFile.of(keeper.cluster())
                .filter(file -> file.ready() && file.pid() != killed)
                .isPresent();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
