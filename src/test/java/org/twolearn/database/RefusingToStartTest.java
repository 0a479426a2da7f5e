package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.PortInUseException;
import org.twolearn.Database;

/** Whoever cannot start TwoLearn reads what to do. */
class RefusingToStartTest {
    @TempDir
    Path directory;

    @Test
    void aTakenPortIsNamedWithAWayOut() {
        var sentence = new Plainly()
                .analyze(new IllegalStateException(new PortInUseException(8080, new BindException())))
                .getDescription();
        assertThat(sentence).contains("Port 8080 is taken").contains("--port 8081");
    }

    @Test
    void aSystemWithoutAPostgresOfOursIsToldOfAnExternalOne() {
        assertThatThrownBy(() -> Archive.unpack("Windows 11", "amd64", directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("TWOLEARN_DATABASE_URL");
    }

    @Test
    void bothKindsOfProcessorAreServed() {
        for (var packed : Archive.PACKED.values())
            assertThat(Archive.class.getResource(packed)).as(packed).isNotNull();
    }

    @Test
    void aForeignDirectoryIsLeftAlone() throws IOException {
        var foreign = Files.createDirectory(Own.cluster(directory));
        Files.writeString(foreign.resolve("holiday.txt"), "photos");
        assertThatThrownBy(() -> Postgres.start(Kept.PROGRAMS, foreign))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not a database of TwoLearn");
        assertThat(Directories.list(foreign)).hasSize(1);
    }

    @Test
    void anotherVersionsDataAreLeftAlone() throws IOException {
        var older = Files.createDirectory(Own.cluster(directory));
        Files.writeString(older.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> Postgres.start(Kept.PROGRAMS, older))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL 17");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() {
        var nowhere = Path.of("/proc/twolearn/data/database");
        assertThatThrownBy(() -> Postgres.start(Kept.PROGRAMS, nowhere))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot use /proc");
    }

    @Test
    void keysAndDataLieApart() {
        assertThatThrownBy(() -> Apart.check(directory, directory.resolve("keys")))
                .isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> Apart.check(directory.resolve("data"), directory))
                .isInstanceOf(CannotStart.class);
        Apart.check(directory.resolve("data"), directory.resolve("keys"));
    }

    @Test
    void aWrongPasswordOfAnExternalDatabaseIsNamedByItsVariable() {
        var url = Database.as("twolearn", "tl_app").getUrl();
        assertThatThrownBy(() -> External.check(url, "tl_app", "wrong", "TWOLEARN_DATABASE_PASSWORD"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Check TWOLEARN_DATABASE_PASSWORD");
    }

    @Test
    void aDatabaseOnAnotherMachineIsReachedThroughTlsOnly() {
        for (var open :
                new String[] {"db.example:5432/twolearn", "10.0.0.7/twolearn?sslmode=require", "localhost,db.example/t"
                })
            assertThatThrownBy(() -> External.unheard("jdbc:postgresql://" + open))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("sslmode=verify-full");
        External.unheard("jdbc:postgresql://db.example:5432/twolearn?sslmode=verify-full");
        External.unheard("jdbc:postgresql://localhost:5432/twolearn");
        External.unheard("jdbc:postgresql://127.0.0.1/twolearn");
    }

    @Test
    void anOldExternalServerIsRefusedAndTheOldestSupportedIsNot() {
        assertThatThrownBy(() -> External.newEnough(14)).hasMessageContaining("15 or newer");
        External.newEnough(15);
    }

    @Test
    void theDemonstrationNeverFillsADatabaseThatIsInUse() {
        assertThatThrownBy(() -> External.choose("jdbc:postgresql://db/twolearn", "a", "b", "c", true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("demonstration");
        assertThatThrownBy(() -> External.choose("jdbc:postgresql://db/twolearn", null, "b", "c", false))
                .hasMessageContaining("TWOLEARN_DATABASE_PASSWORD");
    }
}
