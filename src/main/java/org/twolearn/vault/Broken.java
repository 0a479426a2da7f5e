package org.twolearn.vault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sealed words that do not open: moved, altered, or their key is gone. Says nothing of what they hold. */
public final class Broken extends RuntimeException {
    /** That somebody erased them. @param owner whose words they were */
    record ByOwner(UUID owner, Instant at) {}

    private final transient @Nullable ByOwner erased;

    Broken(@Nullable Throwable cause) {
        super("These words do not open here.", cause);
        this.erased = null;
    }

    private Broken(ByOwner erased) {
        super("These words were erased.");
        this.erased = erased;
    }

    /** The key is not there, and nobody erased it. */
    static Broken lost() {
        return new Broken((Throwable) null);
    }

    static Broken erased(UUID owner, Instant at) {
        return new Broken(new ByOwner(owner, at));
    }

    @Nullable
    ByOwner erased() {
        return erased;
    }
}
