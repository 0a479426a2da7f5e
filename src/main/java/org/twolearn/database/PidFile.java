package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a running server says about itself; a killed one still says it. */
record PidFile(long pid, int port, boolean ready) {
    static Optional<PidFile> of(Cluster cluster) throws IOException {
        try {
            var lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
            if (lines.size() < 4) return Optional.empty();
            var ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new PidFile(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    ready));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * A server whose TwoLearn and guard were both killed still runs: it is stopped. A file whose number meanwhile
     * belongs to some other program, as happens in containers, would keep PostgreSQL from starting: it is deleted.
     */
    static void clear(Cluster cluster, Programs programs) throws IOException, InterruptedException {
        var left = of(cluster);
        if (left.isEmpty()) return;
        var process = ProcessHandle.of(left.get().pid());
        // The guard of a TwoLearn that was killed a moment ago is stopping its server.
        for (var i = 0; i < 100 && process.isPresent() && serves(process.get(), cluster); i++) Thread.sleep(50);
        if (process.isEmpty() || !process.get().isAlive()) return;
        if (serves(process.get(), cluster))
            programs.run("pg_ctl", "-D", cluster.data().toString(), "-m", "fast", "-w", "stop");
        else Files.deleteIfExists(cluster.data().resolve("postmaster.pid"));
    }

    private static boolean serves(ProcessHandle process, Cluster cluster) throws IOException {
        if (!process.isAlive()) return false;
        try {
            var directory = Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"));
            return directory.equals(cluster.data().toRealPath());
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
