package org.twolearn.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL as they come from Maven. */
interface Archive {
    String PACKED = "/postgres-linux-x86_64.txz";

    static void unpack(Path home) throws IOException {
        var partial = Files.createTempDirectory(home.getParent(), "unpacking");
        try (var packed = Archive.class.getResourceAsStream(PACKED)) {
            if (packed == null) throw new IOException("No PostgreSQL for this system is on the class path.");
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
                    unpack(tar, entry, partial);
            }
        }
        Files.move(partial, home);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        var file = to.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        else if (entry.isLink()) Files.createLink(file, to.resolve(entry.getLinkName()));
        else if (entry.isFile()) {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) file.toFile().setExecutable(true);
        }
    }
}
