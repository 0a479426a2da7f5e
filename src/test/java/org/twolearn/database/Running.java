package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.twolearn.TwoLearn;

/** TwoLearn itself in a process of its own, as ./twolearn starts it. */
record Running(Process process, int port, Cluster cluster, Path console) {
    private static final Pattern READY = Pattern.compile("TwoLearn is ready: http://localhost:(\\d+)");

    static Running in(Path place, String... options) throws IOException, InterruptedException {
        return in(place, place, List.of(), options);
    }

    /** @param seen where the test finds that place; @param around what runs it, such as nsenter */
    static Running in(Path place, Path seen, List<String> around, String... options)
            throws IOException, InterruptedException {
        var console = place.resolveSibling(place.getFileName() + ".console");
        var command = new ArrayList<>(around);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(program());
        command.addAll(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--twolearn.data=" + place.resolve("data"),
                "--twolearn.keys=" + place.resolve("keys"),
                "--logging.level.root=warn",
                "--logging.level.org.twolearn=info",
                "--spring.main.log-startup-info=false"));
        command.addAll(List.of(options));
        if (Stream.of(options).noneMatch(option -> option.startsWith("--twolearn.programs")))
            command.add("--twolearn.programs=" + Kept.PROGRAMS);
        Files.deleteIfExists(console);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        return new Running(process, port(process, console), new Cluster(Own.cluster(seen.resolve("data"))), console);
    }

    /** Built and prepared for quick starts where somebody says so (-Dtwolearn.app=target/app): it pays from ten starts on. */
    private static List<String> program() {
        var app = System.getProperty("twolearn.app", "");
        if (!app.isEmpty())
            return List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:AOTCache=" + Path.of(app, "start.aot").toAbsolutePath(),
                    "-jar",
                    Path.of(app, "twolearn.jar").toAbsolutePath().toString());
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TwoLearn.class.getName());
    }

    private static int port(Process process, Path console) throws IOException, InterruptedException {
        while (process.isAlive()) {
            var ready = READY.matcher(Files.readString(console));
            if (ready.find()) return Integer.parseInt(ready.group(1));
            Thread.sleep(20);
        }
        throw new AssertionError("TwoLearn did not start:\n" + Files.readString(console));
    }

    ProcessHandle server() throws IOException {
        return ProcessHandle.of(PidFile.of(cluster).orElseThrow().pid()).orElseThrow();
    }

    /** Nobody in the product: sees past row-level security. */
    JdbcClient superuser() throws IOException {
        var server = PidFile.of(cluster).orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/twolearn", "postgres", cluster.password()));
    }

    String said() throws IOException {
        return Files.readString(console);
    }

    Path keys() {
        return Objects.requireNonNull(
                        Objects.requireNonNull(cluster.data().getParent()).getParent())
                .resolve("keys");
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    }
}
