package org.twolearn.roster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A ZIP file from outside: nothing it claims about itself is believed, and nothing is unpacked to disk. */
final class Bundle implements AutoCloseable {
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 4L << 30;
    private static final long FREE_BYTES = 16L << 20;
    private static final int MOST_SWELLING = 200;

    private final ZipFile zip;
    private final Findings findings;
    private final Map<String, ZipEntry> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final long packed;
    private long unpacked;
    LongConsumer listener = _ -> {};

    Bundle(Path path, String name, long packed, Findings findings) throws IOException {
        this.zip = new ZipFile(path.toFile());
        this.packed = packed;
        this.findings = findings;
        if (zip.size() > MOST_FILES)
            throw closing(findings.stop(Fault.TOO_MANY_FILES, name, 0, null, String.valueOf(zip.size())));
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(this::list);
    }

    private void list(ZipEntry entry) {
        var path = entry.getName().replace('\\', '/');
        if (path.startsWith("/") || path.contains(":") || ("/" + path + "/").contains("/../"))
            throw closing(findings.stop(Fault.UNSAFE_PATH, path, 0, null, path));
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith(".") || path.startsWith("__MACOSX/")) return;
        var known = known(name);
        if (known == null) {
            findings.add(Fault.UNKNOWN_FILE, path);
            return;
        }
        if (files.putIfAbsent(known, entry) != null)
            throw closing(findings.stop(Fault.FILE_TWICE, path, 0, null, name));
        if (!name.equals(known + ".csv")) findings.add(Fault.FILE_NAME, name, 0, null, name, known + ".csv");
        if (!name.equals(path)) findings.add(Fault.IN_A_FOLDER, name, 0, null, path, null);
    }

    private static @Nullable String known(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) return null;
        var bare = name.substring(0, name.length() - 4);
        for (var known : Columns.ALL.keySet()) if (known.equalsIgnoreCase(bare)) return known;
        for (var known : Columns.IGNORED) if (known.equalsIgnoreCase(bare)) return known;
        return null;
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    String name(String file) {
        var entry = files.get(file);
        if (entry == null) return file + ".csv";
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    /** Bytes to expect, for a progress bar only. */
    long expected() {
        return files.values().stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
    }

    long read() {
        return unpacked;
    }

    InputStream open(String file) throws IOException {
        var entry = files.get(file);
        if (entry == null) throw new IOException("No such file: " + file);
        return new Counted(zip.getInputStream(entry), name(file));
    }

    private final class Counted extends FilterInputStream {
        private final String name;

        Counted(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) unpacked += read;
            listener.accept(unpacked);
            if (unpacked > MOST_BYTES) throw findings.stop(Fault.TOO_LARGE, name, 0, null, null);
            if (unpacked > FREE_BYTES && unpacked > packed * MOST_SWELLING)
                throw findings.stop(Fault.SWELLS, name, 0, null, null);
            return read;
        }
    }

    private Findings.Stopped closing(Findings.Stopped stopped) {
        try {
            close();
        } catch (IOException ignored) {
            // The file is only read; there is nothing to lose.
        }
        return stopped;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
