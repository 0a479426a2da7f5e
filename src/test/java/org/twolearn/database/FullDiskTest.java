package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two disks of a few megabytes, really full: file systems in memory, mounted where only this test and what it starts can see
 * them, which Linux lets everybody do in a user namespace of their own (util-linux: unshare, nsenter).
 */
class FullDiskTest {
    private static final String MOUNT =
            "mount -t tmpfs -o size=220m tmpfs \"$1\" && mount -t tmpfs -o size=4m tmpfs \"$2\" && echo mounted && exec sleep 1000";

    private static Path place;
    private static Process disks;
    private static Running running;
    private static Writers writers;

    @BeforeAll
    static void aSmallDisk() throws Exception {
        place = Kept.fresh().getParent();
        Files.createDirectories(place.resolve("data"));
        Files.createDirectories(place.resolve("keys"));
        disks = new ProcessBuilder(
                        "unshare",
                        "-Urm",
                        "sh",
                        "-c",
                        MOUNT,
                        "disks",
                        place.resolve("data").toString(),
                        place.resolve("keys").toString())
                .redirectErrorStream(true)
                .start();
        var said = disks.inputReader().readLine();
        assumeTrue("mounted".equals(said), "not run: this system lets nobody mount a file system in memory: " + said);
        running = Running.in(place, disk(""), inside());
        writers = new Writers(running.superuser(), running.port());
    }

    @AfterAll
    static void gone() throws Exception {
        if (running != null) running.stop();
        disks.destroyForcibly();
        disks.waitFor();
    }

    private static List<String> inside() {
        return List.of("nsenter", "-t", String.valueOf(disks.pid()), "-U", "-m", "--preserve-credentials");
    }

    /** As the test sees a disk that is mounted for the others. */
    private static Path disk(String name) {
        return Path.of("/proc/" + disks.pid() + "/root" + place.resolve(name));
    }

    @Test
    @DisplayName(
            "A disk that is nearly full is only read from, says so, keeps what was typed, and is written to when there is room")
    void nearlyFull() throws Exception {
        var before = writers.next(0, 10);
        writers.send(before);
        assertThat(writers.unknown).isEmpty();
        fill("data", 30 << 20);
        var typed = new Writers.Form(
                before.by(),
                writers.path() + "/ideas",
                Map.of("id", UUID.randomUUID().toString(), "idea", "Zebra & quince."),
                writers.path() + "/ideas",
                "Zebra");
        Thread.sleep(1100);
        var refused = writers.post(typed.by(), typed.path(), typed.fields());
        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.body())
                .contains("The server’s disk is full", "What you typed is still here", "Zebra &amp; quince.")
                .contains(typed.fields().get("id"), "action=\"" + typed.path() + "\"")
                .doesNotContain("Exception");
        assertThat(writers.missing()).isEmpty();
        assertThat(writers.get(typed.by(), "/")).contains("</html>");
        assertThat(writers.get(typed.by(), "/health")).isEqualTo("only reading: the disk is full\n");
        assertThat(writers.post(typed.by(), "/me/signouts", Map.of("where", "elsewhere"))
                        .status())
                .isEqualTo(302);
        assertThat(running.said().split("The disk is full", -1)).as("said once").hasSize(2);

        empty("data");
        Thread.sleep(1100);
        writers.send(typed);
        assertThat(writers.unknown).isEmpty();
        assertThat(writers.missing()).isEmpty();
        assertThat(running.said()).contains("There is room on the disk again");
        assertThat(writers.get(typed.by(), "/health")).isEqualTo("ok\n");
    }

    @Test
    @DisplayName("A disk that fills to its last byte in the middle of writing loses and spoils nothing")
    void fullToTheLastByte() throws Exception {
        running.stop();
        // Without the room that TwoLearn would leave.
        running = Running.in(place, disk(""), inside(), "--twolearn.room=0B");
        writers.port = running.port();
        fill("data", 0);
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (writers.unknown.size() < 20 && Instant.now().isBefore(until)) writers.send(writers.next(0, 1900));
        assertThat(writers.unknown).as("nothing was refused").isNotEmpty();
        assertThat(writers.bugs).isEmpty();

        fill("data", 0);
        // If it has not given up by itself.
        PidFile.of(running.cluster())
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .ifPresent(ProcessHandle::destroyForcibly);
        eventually(() -> running.said().contains("PostgreSQL is started again as soon as there is room"));
        empty("data");
        eventually(() -> answers());
        writers.sendAgain();
        writers.sendAgain();
        assertThat(writers.unknown).isEmpty();
        assertThat(writers.bugs).isEmpty();
        assertThat(writers.missing()).isEmpty();
        Sound.nothingHalf(running.superuser(), disk("keys"));
        Sound.allOfIt(running.superuser());
        aKeyThatDoesNotFit();
    }

    /** The first note of somebody needs a key of its own. */
    private static void aKeyThatDoesNotFit() throws Exception {
        var district = running.superuser()
                .sql("select district_id from district")
                .query(UUID.class)
                .list()
                .getFirst();
        var cleo = Writers.signedIn(running.superuser(), district, UUID.randomUUID())
                .toString();
        var note = Map.of("id", UUID.randomUUID().toString(), "note", "My first note.");
        fill("keys", 0);
        assertThat(writers.post(cleo, "/notebook", note).status()).isEqualTo(507);
        var others = writers.next(0, 10);
        writers.send(others);
        assertThat(writers.done).as("who has a key goes on").contains(others);
        assertThat(rows("note", cleo) + rows("person_key", cleo)).isZero();
        empty("keys");
        Sound.nothingHalf(running.superuser(), disk("keys"));
        assertThat(writers.post(cleo, "/notebook", note).status()).isEqualTo(302);
        assertThat(writers.get(cleo, "/notebook")).contains("My first note.");
        Sound.nothingHalf(running.superuser(), disk("keys"));
    }

    private static int rows(String table, String person) throws IOException {
        return running.superuser()
                .sql("select count(*) from " + table + " where person_id = ?")
                .param(UUID.fromString(person))
                .query(Integer.class)
                .single();
    }

    private static boolean answers() throws Exception {
        return writers.post(writers.people().getFirst(), "/health", Map.of()).status() != 503
                && PidFile.of(running.cluster()).filter(PidFile::ready).isPresent();
    }

    private static void eventually(Callable<Boolean> so) throws Exception {
        for (int i = 0; i < 600; i++, Thread.sleep(100)) if (so.call()) return;
        throw new AssertionError(running.said());
    }

    /** Another program's file, which leaves so many bytes. */
    private static void fill(String name, long left) throws IOException {
        var file = disk(name).resolve("somebody-elses");
        var piece = new byte[name.equals("keys") ? 4096 : 64 << 10];
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (disk(name).toFile().getUsableSpace() > left) out.write(piece);
        } catch (IOException | UncheckedIOException full) {
            if (left > 0) throw full;
        }
    }

    private static void empty(String name) throws IOException {
        Files.delete(disk(name).resolve("somebody-elses"));
    }
}
