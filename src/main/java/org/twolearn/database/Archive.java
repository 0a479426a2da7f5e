package org.twolearn.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL as they come from Maven. */
interface Archive {
    Map<String, String> PACKED = Map.of("amd64", "/postgres-linux-x86_64.txz", "aarch64", "/postgres-linux-arm_64.txz");
    String COMPLETE = ".complete";

    /** Unpacks once; what an interrupted unpacking left behind is replaced. */
    static void unpack(Path home) throws IOException {
        if (Files.exists(home.resolve(COMPLETE))) return;
        Directories.create(Directories.of(home));
        Directories.deleteLeftBehind(Directories.of(home), "unpacking-");
        var partial = home.resolveSibling("unpacking-" + ProcessHandle.current().pid());
        unpack(System.getProperty("os.name"), System.getProperty("os.arch"), partial);
        Files.createFile(partial.resolve(COMPLETE));
        if (Files.exists(home.resolve(COMPLETE))) Directories.delete(partial);
        else {
            Directories.delete(home);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static void unpack(String system, String processor, Path to) throws IOException {
        var name = "Linux".equals(system) ? PACKED.get(processor) : null;
        if (name == null) throw noneFor(system, processor);
        try (var packed = Archive.class.getResourceAsStream(name)) {
            if (packed == null) throw noneFor(system, processor);
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) unpack(tar, entry, to);
            }
        }
    }

    private static CannotStart noneFor(String system, String processor) {
        return new CannotStart("TwoLearn brings no PostgreSQL of its own for " + system + " on " + processor
                + ". Install PostgreSQL 15 or newer and tell TwoLearn about it with TWOLEARN_DATABASE_URL: "
                + "see docs/external-postgresql.md");
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        var file = Directories.inside(to, entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else if (entry.isLink()) Files.createLink(file, Directories.inside(to, entry.getLinkName()));
        else if (entry.isFile()) {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) file.toFile().setExecutable(true);
        }
    }
}
