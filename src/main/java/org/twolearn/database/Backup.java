package org.twolearn.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Copies the database to one file, while TwoLearn works or while it does not. */
final class Backup {
    private Backup() {}

    static void main(String[] arguments) {
        Command.run(() -> {
            var data = Path.of(arguments[1]);
            return to(Path.of(arguments[0]), data, Own.programs(data));
        });
    }

    /** Writes the file whole or not at all; an earlier one of that name is kept until the new one is complete. */
    static String to(Path file, Path data, Path programs) throws IOException, InterruptedException, SQLException {
        var target = file.toAbsolutePath().normalize();
        if (Files.isDirectory(target)) throw new CannotStart(target + " is a directory; name a file for the backup.");
        var cluster = new Cluster(Own.cluster(data));
        if (!cluster.begun()) throw new CannotStart("There is no database of TwoLearn in " + data + ".");
        if (!Files.isDirectory(Directories.of(target)))
            throw new CannotStart("There is no directory " + Directories.of(target) + " to put the backup in.");
        try {
            return whole(target, cluster, programs);
        } catch (FileSystemException unusable) {
            throw new CannotStart(Plainly.unusable(unusable), unusable);
        }
    }

    private static String whole(Path target, Cluster cluster, Path programs)
            throws IOException, InterruptedException, SQLException {
        var partial =
                Files.createTempFile(Directories.of(target), "." + target.getFileName(), "", Directories.OWNERS_FILE);
        try {
            write(partial, cluster, programs);
            Directories.sync(partial);
            var files = Packed.verify(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Directories.sync(Directories.of(target));
            return "The backup is complete and checked: %s (%,d files, %,d KB).%n%s"
                    .formatted(target, files, Files.size(target) / 1024, Command.KEYS);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void write(Path partial, Cluster cluster, Path programs)
            throws IOException, InterruptedException, SQLException {
        var lock = Lock.of(cluster);
        if (lock.isEmpty()) {
            var running = PidFile.of(cluster).filter(PidFile::ready);
            if (running.isEmpty())
                throw new CannotStart("TwoLearn is just starting or stopping. Try again in a minute.");
            copy(partial, cluster, running.get().port(), cluster.password());
            return;
        }
        lock.get().close();
        try (var postgres = Postgres.start(programs, cluster.data())) {
            copy(partial, cluster, postgres.port(), postgres.password());
        }
    }

    private static void copy(Path to, Cluster cluster, int port, String password) throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var session = DriverManager.getConnection(url, "postgres", password);
                var packing = new Packing(to)) {
            new Copy(cluster, session, packing).all();
        }
    }
}
