package org.twolearn.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes as a certificate and its key: used, or refused in words that say what to do. */
public final class PemFuzzer {
    private static final Path FILE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "fuzzed-" + ProcessHandle.current().pid() + ".pem");

    private PemFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        FILE.toFile().deleteOnExit();
        try {
            Pem.settings(FILE.toString(), FILE.toString());
        } catch (CannotStart said) {
            if (String.valueOf(said.getMessage()).isBlank()) throw new AssertionError("Refused without a word");
        }
    }
}
