package org.twolearn.database;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A backup being written: a tar.gz whose last file lists every other one with its SHA-256. */
final class Packing implements AutoCloseable {
    private final TarArchiveOutputStream tar;
    private final StringBuilder manifest = new StringBuilder(Packed.FORMAT).append('\n');

    Packing(Path file) throws IOException {
        tar = new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void directory(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name.endsWith("/") ? name : name + "/"));
        tar.closeArchiveEntry();
    }

    /** A table that is dropped while it is being copied is no longer there; the log tells what became of it. */
    void add(String name, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            add(name, content, Files.size(file));
        } catch (NoSuchFileException dropped) {
            if (name.contains("/pg_wal/") || name.endsWith("pg_control")) throw dropped;
        }
    }

    void add(String name, byte[] content) throws IOException {
        add(name, new ByteArrayInputStream(content), content.length);
    }

    /** Exactly {@code size} bytes: a file may grow meanwhile (the rest is in the log), or shrink (zeros, as PostgreSQL does). */
    private void add(String name, InputStream content, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0100600);
        tar.putArchiveEntry(entry);
        var digest = Packed.sha256();
        for (long left = size; left > 0; ) {
            var read = content.readNBytes((int) Math.min(left, 1 << 16));
            var bytes = read.length > 0 ? read : new byte[(int) Math.min(left, 1 << 16)];
            digest.update(bytes);
            tar.write(bytes);
            left -= bytes.length;
        }
        tar.closeArchiveEntry();
        note(name, digest);
    }

    private void note(String name, MessageDigest digest) {
        manifest.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    void finish() throws IOException {
        add(Packed.MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
        tar.finish();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
