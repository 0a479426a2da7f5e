package org.twolearn.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a key store knows about its second copy: when the last one was made that every key of the database opened with. */
record SecondCopy(Path home) {
    /** As long as what is destroyed may still be in a copy. */
    static final Duration LONGEST = Erasure.COPIES;

    enum State {
        /** Nothing has been sealed yet. */
        NOT_NEEDED,
        NEVER,
        OLD,
        WELL
    }

    State at(Instant now) {
        if (new ServerKeys(home, null).newest().isEmpty()) return State.NOT_NEEDED;
        var made = made();
        if (made.isEmpty()) return State.NEVER;
        return made.get().plus(LONGEST).isBefore(now) ? State.OLD : State.WELL;
    }

    Optional<Instant> made() {
        return KeyStore.read(file()).map(Instant::parse);
    }

    void verified(Instant made) {
        try {
            var partial = Files.createTempFile(home, "copied", null);
            Files.writeString(partial, made.toString());
            Files.move(partial, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file() {
        return home.resolve("copied");
    }
}
