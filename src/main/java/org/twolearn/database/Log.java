package org.twolearn.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What PostgreSQL has to say, in a file that does not grow for ever: this one and the one before. */
record Log(Path file) {
    private static final long MOST = 2 << 20;

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The server appends, so the file can be emptied under it. */
    void bound() throws IOException {
        if (size() == 0) Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (size() < MOST) return;
        Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (var log = FileChannel.open(file, StandardOpenOption.WRITE)) {
            log.truncate(0);
        }
    }

    String since(long begin) throws IOException {
        var all = Files.readAllBytes(file);
        var from = (int) Math.min(begin, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    String lastComplaint(long begin) throws IOException {
        return since(begin)
                .lines()
                .filter(line -> line.matches(".*(FATAL|PANIC|ERROR|error|cannot|not found).*"))
                .reduce((first, last) -> last)
                .orElse("nothing");
    }
}
