package org.twolearn.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Makes a database from a backup, in a data directory that has none. */
final class Restore {
    private Restore() {}

    static void main(String[] arguments) {
        Command.run(() -> {
            var data = Path.of(arguments[1]);
            return from(Path.of(arguments[0]), data, Own.programs(data));
        });
    }

    static String from(Path file, Path data, Path programs) throws IOException, InterruptedException {
        var cluster = new Cluster(Own.cluster(data));
        try {
            Packed.verify(file);
            try (var lock = Lock.orRefuse(cluster)) {
                refuseToOverwrite(cluster);
                unpack(file, cluster, programs);
            }
            // The first start brings in what was written while the copy was made.
            Postgres.start(programs, cluster.data()).close();
        } catch (FileSystemException unusable) {
            throw new CannotStart(Plainly.unusable(unusable), unusable);
        }
        return "The database of " + file + " is in " + data.toAbsolutePath().normalize() + ".\n" + Command.KEYS;
    }

    private static void refuseToOverwrite(Cluster cluster) throws IOException {
        if (!Directories.list(cluster.data()).isEmpty() || Files.exists(cluster.beside(".password")))
            throw new CannotStart("There is already a database in " + Directories.of(cluster.data())
                    + ", and restoring would overwrite it. Nothing was changed. "
                    + "Restore into another directory with --data, or move that one away first.");
    }

    private static void unpack(Path file, Cluster cluster, Path programs) throws IOException, InterruptedException {
        var partial = cluster.beside(".restoring");
        Directories.delete(partial);
        Directories.create(partial);
        Packed.read(file, (entry, content) -> put(entry, content, partial));
        Archive.unpack(programs);
        var database = partial.resolve("database");
        new Programs(programs).run("initdb", "--sync-only", "--sync-method=syncfs", "-D" + database);
        Files.deleteIfExists(cluster.data());
        // The password goes first: a database without one would be refused, a password without a database would not
        // help.
        cluster.keep(Files.readString(partial.resolve("database.password")));
        Files.move(database, cluster.data());
        Directories.sync(Directories.of(cluster.data()));
        Directories.delete(partial);
    }

    private static void put(TarArchiveEntry entry, TarArchiveInputStream content, Path to) throws IOException {
        var file = Directories.inside(to, entry.getName());
        if (entry.isDirectory()) Directories.create(file);
        else {
            Directories.create(Directories.of(file));
            Files.createFile(file, Directories.OWNERS_FILE);
            try (var out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
        }
    }
}
