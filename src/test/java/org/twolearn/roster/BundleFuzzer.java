package org.twolearn.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;

/** Any bytes as a package of somebody's student information system. It is read, or stopped with a line in the report. */
public final class BundleFuzzer {
    private static final Path FILE = temporary();

    private BundleFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        var findings = new Findings();
        try (var bundle = new Bundle(FILE, "roster.zip", bytes.length, findings)) {
            new OneRoster(bundle, findings, Drain.staged(), Set.of(), LocalDate.of(2026, 11, 22)).read();
        } catch (Findings.Stopped stopped) {
            if (!findings.stopped()) throw new AssertionError("Stopped without a word");
        } catch (IOException | UncheckedIOException damaged) {
            // The report says so.
        }
    }

    private static Path temporary() {
        try {
            var file = Files.createTempFile("bundle", ".zip");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }
}
