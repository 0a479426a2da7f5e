package org.twolearn.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** One program at a time uses a data directory. The system lets go of the lock when the program is gone, however it went. */
record Lock(FileChannel file) implements AutoCloseable {
    static Optional<Lock> of(Cluster cluster) throws IOException {
        Path path = cluster.beside(".lock");
        Directories.create(Directories.of(path));
        var file = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Directories.OWNERS_FILE);
        try {
            if (file.tryLock() != null) return Optional.of(new Lock(file));
        } catch (OverlappingFileLockException ours) {
            // Taken by this very program.
        }
        file.close();
        return Optional.empty();
    }

    static Lock orRefuse(Cluster cluster) throws IOException {
        return of(cluster)
                .orElseThrow(() -> new CannotStart("Another TwoLearn is using " + Directories.of(cluster.data())
                        + ". Stop that one first, or choose another directory with --data."));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
