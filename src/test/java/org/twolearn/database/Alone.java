package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** TwoLearn as a school runs it, in a process and directories of its own that a test may look into. */
public final class Alone implements AutoCloseable {
    private final Path place;
    private final Running running;

    private Alone(Path place, Running running) {
        this.place = place;
        this.running = running;
    }

    public static Alone started() throws IOException, InterruptedException {
        var place = Kept.fresh().resolveSibling("alone");
        Files.createDirectories(place.resolve("tmp"));
        var tmp = "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + place.resolve("tmp");
        return new Alone(
                place,
                Running.in(
                        place,
                        place,
                        List.of("env", tmp, "TMPDIR=" + place.resolve("tmp"), "TWOLEARN_REQUESTS_AT_ONCE=1000000000")));
    }

    public int port() {
        return running.port();
    }

    public JdbcClient superuser() throws IOException {
        return running.superuser();
    }

    /** The cluster, its log and its password, the keys, the temporary files and what stood on the console. */
    public Path place() {
        return place;
    }

    public Path keys() {
        return running.keys();
    }

    public String said() throws IOException {
        return running.said();
    }

    public Path backup() throws Exception {
        var file = place.resolve("copy.tgz");
        Backup.to(file, place.resolve("data"), Kept.PROGRAMS);
        return file;
    }

    /** The database dies; TwoLearn starts it again. */
    public void killDatabase() throws IOException {
        running.server().destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        running.stop();
    }
}
