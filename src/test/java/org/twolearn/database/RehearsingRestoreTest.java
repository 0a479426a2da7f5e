package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twolearn.database.ErasedStaysErasedTest.as;
import static org.twolearn.database.ErasedStaysErasedTest.comes;
import static org.twolearn.database.ErasedStaysErasedTest.read;
import static org.twolearn.database.ErasedStaysErasedTest.started;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Broken;
import org.twolearn.vault.Terminal;
import org.twolearn.vault.Vault;

/** What an operator does on a bad day, and did on good days before. */
class RehearsingRestoreTest {
    private final PersonId ada = new PersonId(UUID.randomUUID());
    private final PersonId bo = new PersonId(UUID.randomUUID());

    private final Path data = Kept.fresh();
    private final Path keys = data.resolveSibling("keys");
    private final Path copy = data.resolveSibling("keys.copy");
    private final Path backup = data.resolveSibling("database.tgz");
    private final Path restored = data.resolveSibling("restored");
    private final Path again = data.resolveSibling("keys-again");
    private final Path half = data.resolveSibling("second-half");

    RehearsingRestoreTest() throws IOException {}

    @Test
    @DisplayName("W5/W7 From a backup and a copy of the keys everything opens again, and what was erased does not")
    void everythingOpensAgain() throws Exception {
        try (var running = started(data, keys)) {
            for (var who : new PersonId[] {ada, bo}) comes(running, who);
            says(keys, "copy-keys", copy, "verify-keys");
            says(keys, "verify-keys", copy, "All 2 keys");
            says(keys, "rotate-keys", "", "2 keys are wrapped anew, and the server’s older key is destroyed");
            assertThat(read(running, ada)).isEqualTo("Kept until erased.");
            refuses(keys, "verify-keys", copy, "not whole");
            says(keys, "copy-keys", copy, "2 secrets");
            refuses(keys, "split-keys", half, "Stop TwoLearn first");
            assertThat(half).doesNotExist();
            Backup.to(backup, data, Kept.PROGRAMS);
            as(ada, () -> running.getBean(Vault.class).eraseOwn(ada));
            says(keys, "copy-keys", copy, "1 secrets");
        }

        Restore.from(backup, restored, Kept.PROGRAMS);
        says(again, "restore-keys", copy, "1 secrets are in");
        try (var running = started(restored, again)) {
            assertThat(read(running, bo)).isEqualTo("Kept until erased.");
            assertThatThrownBy(() -> read(running, ada)).isInstanceOf(Broken.class);
        }
    }

    @Test
    @DisplayName("W5 Split between two people the machine’s disk opens nothing, and put together again it does")
    void splitAndPutTogether() throws Exception {
        try (var running = started(data, keys)) {
            comes(running, bo);
        }

        says(keys, "split-keys", half, "Hand it to the second person");
        assertThatThrownBy(() -> started(data, keys).close())
                .hasStackTraceContaining("kept in two halves, and the second one is not here");
        try (var running = started(data, keys, "--twolearn.second-key=" + half)) {
            assertThat(read(running, bo)).isEqualTo("Kept until erased.");
            refuses(keys, "rotate-keys", "", "two halves");
            assertThat(terminal(keys).run("rotate-keys", "", half).status()).isZero();
            assertThat(read(running, bo)).isEqualTo("Kept until erased.");
            assertThat(terminal(keys).run("join-keys", "", half).text()).contains("whole again");
            assertThat(read(running, bo)).isEqualTo("Kept until erased.");
        }
        try (var running = started(data, keys)) {
            assertThat(read(running, bo)).isEqualTo("Kept until erased.");
        }
    }

    private void says(Path keys, String command, Object file, String sentence)
            throws IOException, InterruptedException {
        var said = terminal(keys).run(command, file, "");
        assertThat(said.text()).contains(sentence);
        assertThat(said.status()).isZero();
    }

    private void refuses(Path keys, String command, Object file, String sentence)
            throws IOException, InterruptedException {
        var said = terminal(keys).run(command, file, "");
        assertThat(said.text()).contains(sentence);
        assertThat(said.status()).isEqualTo(1);
    }

    private Terminal terminal(Path keys) {
        return new Terminal(Map.of("TWOLEARN_PROGRAMS", Kept.PROGRAMS.toString()), data, keys);
    }
}
