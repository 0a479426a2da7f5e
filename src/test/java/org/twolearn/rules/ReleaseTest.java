package org.twolearn.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
    @TempDir
    Path app;

    @Test
    @DisplayName("W10 The fingerprint is the one that anybody gets by typing what the page says")
    void theCommandOnThePage() throws Exception {
        program("twolearn.jar", "lib/one-1.jar", "lib/Two-2.jar");
        var said = new ProcessBuilder(
                        "sh", "-c", "ls lib/*.jar twolearn.jar | LC_ALL=C sort | xargs sha256sum | sha256sum")
                .directory(app.toFile())
                .start();
        var printed = new String(said.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).startsWith(Release.fingerprint(app.resolve("twolearn.jar")));
    }

    @Test
    @DisplayName("W10 Another byte in the program, or in a library beside it, is another fingerprint")
    void anotherByteIsAnother() throws IOException {
        program("twolearn.jar", "lib/one-1.jar");
        var jar = app.resolve("twolearn.jar");
        var before = Release.fingerprint(jar);
        assertThat(Release.fingerprint(jar)).isEqualTo(before).hasSize(64);
        program("lib/two-2.jar");
        assertThat(Release.fingerprint(jar)).isNotEqualTo(before);
        Files.delete(app.resolve("lib/two-2.jar"));
        Files.writeString(app.resolve("lib/one-1.jar"), "Something else.");
        assertThat(Release.fingerprint(jar)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("W10 The program knows what it was built from and where it was started from")
    void whatRuns() throws IOException {
        var running = Release.running();
        assertThat(running.commit()).matches("[0-9a-f]{40}|unknown");
        assertThat(running.fingerprint()).matches("[0-9a-f]{64}");
    }

    private void program(String... files) throws IOException {
        for (var file : files) {
            Files.createDirectories(app.resolve(file).getParent());
            Files.writeString(app.resolve(file), "Bytes of " + file);
        }
    }
}
