package org.twolearn.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Directories that only their owner may open. */
interface Directories {
    FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    FileAttribute<?> OWNERS_FILE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** The directory that a file is in. */
    static Path of(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** What exists already keeps its permissions: somebody may have named a directory that is not ours to close. */
    static void create(Path directory) throws IOException {
        Files.createDirectories(directory, OWNER_ONLY);
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) return;
        try (var all = Files.walk(directory)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    /** Deletes "prefix-PID" of processes that are gone. */
    static void deleteLeftBehind(Path directory, String prefix) throws IOException {
        for (var file : list(directory)) {
            var name = file.getFileName().toString();
            if (!name.matches(prefix + "\\d+")) continue;
            var pid = Long.parseLong(name.substring(prefix.length()));
            var gone = ProcessHandle.of(pid).isEmpty()
                    || pid == ProcessHandle.current().pid();
            if (gone) delete(file);
        }
    }

    static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) return List.of();
        try (var all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }

    /** The file of that name in a directory; a name that leads out of it is refused. */
    static Path inside(Path directory, String name) throws IOException {
        var file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize())) throw new IOException("This name leads out of its place: " + name);
        return file;
    }

    /** Returns when the file, or the names in the directory, are on the disk. */
    static void sync(Path file) throws IOException {
        var mode = Files.isDirectory(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(file, mode)) {
            channel.force(true);
        }
    }
}
