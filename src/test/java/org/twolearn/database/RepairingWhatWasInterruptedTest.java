package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairingWhatWasInterruptedTest {
    @TempDir
    Path directory;

    @Test
    void halfUnpackedAndHalfMadeIsMadeAgain() throws Exception {
        var programs = directory.resolve("programs");
        Files.createDirectories(programs.resolve("bin"));
        Files.writeString(programs.resolve("bin/postgres"), "half of it");
        var gone = Files.createDirectories(directory.resolve("unpacking-" + Integer.MAX_VALUE));
        var cluster = new Cluster(directory.resolve("database"));
        Files.createDirectories(cluster.beside(".new").resolve("base"));

        var postgres = Postgres.start(programs, cluster.data(), "fsync=off");
        try (postgres) {
            Roles.prepare(postgres);
            Roles.prepare(postgres);
        }
        assertThat(gone).doesNotExist();
        assertThat(cluster.beside(".new")).doesNotExist();
    }
}
