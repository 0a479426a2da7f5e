package org.twolearn.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A backup to be read. */
interface Packed {
    String MANIFEST = "manifest";
    String FORMAT = "TwoLearn backup 1, PostgreSQL " + Cluster.MAJOR;

    interface Visitor {
        void file(TarArchiveEntry entry, TarArchiveInputStream content) throws IOException;
    }

    static void read(Path file, Visitor visitor) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) visitor.file(entry, tar);
        }
    }

    /** Reads everything and compares it with the list at its end; how many files there are. */
    static int verify(Path file) throws IOException {
        if (!Files.isReadable(file)) throw new CannotStart("There is no file " + file + " that TwoLearn may read.");
        var found = new TreeMap<String, String>();
        var listed = new TreeMap<String, String>();
        try {
            read(file, (entry, content) -> {
                if (entry.isDirectory()) return;
                if (entry.getName().equals(MANIFEST))
                    list(new String(content.readAllBytes(), StandardCharsets.UTF_8), listed);
                else found.put(entry.getName(), sum(content));
            });
        } catch (IOException damaged) {
            throw new CannotStart(
                    file + " is damaged or not a backup of TwoLearn (" + damaged.getMessage()
                            + "). Nothing was changed.",
                    damaged);
        }
        if (listed.isEmpty() || !listed.equals(found))
            throw new CannotStart(file + " is incomplete or damaged. Nothing was changed.");
        return found.size();
    }

    private static void list(String manifest, TreeMap<String, String> into) {
        if (!manifest.startsWith(FORMAT + "\n"))
            throw new CannotStart("This backup was made by another version of TwoLearn: "
                    + manifest.lines().findFirst().orElse("") + ". Nothing was changed.");
        manifest.lines().skip(1).forEach(line -> into.put(line.substring(66), line.substring(0, 64)));
    }

    private static String sum(TarArchiveInputStream content) throws IOException {
        var digest = sha256();
        var buffer = new byte[1 << 16];
        for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) digest.update(buffer, 0, read);
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
