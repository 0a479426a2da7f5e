package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyingToOneFileTest {
    @Test
    void aBackupHoldsWhatWasSavedAndRestoresIt() throws Exception {
        var data = Kept.fresh();
        var whileRunning = data.resolveSibling("running.tgz");
        var whileStopped = data.resolveSibling("stopped.tgz");
        try (var keeper = Kept.in(data)) {
            keeper.ask("before");
            assertThat(Backup.to(whileRunning, data, Kept.PROGRAMS)).contains("keys are not in this file");
            keeper.ask("later");
        }
        Backup.to(whileStopped, data, Kept.PROGRAMS);

        assertThat(rowsOf(whileRunning, data.resolveSibling("one"))).isEqualTo("before");
        assertThat(rowsOf(whileStopped, data.resolveSibling("two"))).isEqualTo("before,later");
        refusesWhatIsDamaged(whileStopped);
        neverOverwrites(whileRunning, data);
    }

    private static String rowsOf(Path backup, Path data) throws Exception {
        Restore.from(backup, data, Kept.PROGRAMS);
        try (var keeper = Kept.in(data)) {
            return keeper.ask("?");
        }
    }

    private static void refusesWhatIsDamaged(Path whole) throws Exception {
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(whole.resolveSibling("cut.tgz"), Arrays.copyOf(bytes, bytes.length / 2));
        bytes[bytes.length / 3] ^= 1;
        var spoilt = Files.write(whole.resolveSibling("spoilt.tgz"), bytes);
        var empty = whole.resolveSibling("nothing").resolve("data");
        for (var damaged : new Path[] {cut, spoilt}) {
            assertThatThrownBy(() -> Restore.from(damaged, empty, Kept.PROGRAMS))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Nothing was changed");
            assertThat(empty).doesNotExist();
        }
    }

    private static void neverOverwrites(Path backup, Path data) throws Exception {
        assertThatThrownBy(() -> Restore.from(backup, data, Kept.PROGRAMS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("already a database");
        try (var keeper = Kept.in(data)) {
            assertThat(keeper.ask("?")).isEqualTo("before,later");
        }
    }
}
