package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the server, with a shell that stops it when this program goes away, for whatever reason. */
record Guard(Process shell, Cluster cluster, Log log, long logBegin) {
    // The pipe from this program closes with it.
    private static final String SCRIPT = """
            trap '' INT TERM HUP; exec 3<&0; "$@" </dev/null & p=$!
            (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & w=$!; wait $p; r=$?; kill -KILL $w 2>/dev/null; exit $r
            """;
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "shared_buffers=128MB",
            "max_connections=50",
            "wal_level=replica",
            "wal_keep_size=64MB",
            "logging_collector=off",
            // What people typed has no place in a log.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static Guard start(Cluster cluster, Programs programs, int port, List<String> settings)
            throws IOException, InterruptedException {
        var log = new Log(cluster.beside(".log"));
        log.bound();
        var command = new ArrayList<>(apart());
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "guard"));
        command.addAll(programs.command("postgres", "-D", cluster.data().toString(), "-p", String.valueOf(port)));
        for (var setting : SETTINGS) command.addAll(List.of("-c", setting));
        for (var setting : settings) command.addAll(List.of("-c", setting));
        var begin = log.size();
        var shell = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .start();
        return new Guard(shell, cluster, log, begin);
    }

    /** Ctrl-C in a terminal goes to everything in it: the server has to outlive this program, which stops in order. */
    private static List<String> apart() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .limit(1)
                .toList();
    }

    /** Waits; also while the server repairs what a crash left behind. */
    void awaitReady() throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!ready()) {
            if (!shell.isAlive() || Instant.now().isAfter(until)) throw notReady();
            Thread.sleep(20);
        }
    }

    private boolean ready() throws IOException {
        var file = PidFile.of(cluster);
        return file.isPresent()
                && file.get().ready()
                && shell.descendants()
                        .anyMatch(process -> process.pid() == file.get().pid());
    }

    private CannotStart notReady() throws IOException {
        return new CannotStart(
                "PostgreSQL could not open the data in " + cluster.data() + " and said: "
                        + log.lastComplaint(logBegin) + "\nThe whole story is in " + log.file()
                        + ". If the data are damaged, restore a backup into another directory: ./twolearn restore FILE --data DIR");
    }

    boolean portWasTaken() throws IOException {
        return log.since(logBegin).contains("could not bind");
    }

    /** Fast shutdown: no new work, running transactions end, everything is on the disk. */
    void stop() throws IOException, InterruptedException {
        shell.getOutputStream().close();
        if (shell.waitFor(60, TimeUnit.SECONDS)) return;
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
