package org.twolearn.vault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sealed words that do not open: moved, altered, or their key is gone or not in hand. Says nothing of what they hold. */
public final class Broken extends RuntimeException {
    /** Why they do not. */
    sealed interface Why {}

    enum Plain implements Why {
        LOST("These words do not open here."),
        /** Only members hold the key, and this browser does not open the reader's own. */
        CLOSED("These words do not open on this device.");

        private final String message;

        Plain(String message) {
            this.message = message;
        }
    }

    /** That somebody erased them. @param owner whose words they were */
    record ByOwner(UUID owner, Instant at) implements Why {}

    private final transient Why why;

    Broken(@Nullable Throwable cause) {
        this(Plain.LOST, cause);
    }

    private Broken(Why why, @Nullable Throwable cause) {
        super(why instanceof Plain plain ? plain.message : "These words were erased.", cause);
        this.why = why;
    }

    static Broken because(Why why) {
        return new Broken(why, null);
    }

    /** The key is not there, and nobody erased it. */
    static Broken lost() {
        return because(Plain.LOST);
    }

    static Broken closed() {
        return because(Plain.CLOSED);
    }

    static Broken erased(UUID owner, Instant at) {
        return because(new ByOwner(owner, at));
    }

    Why why() {
        return why;
    }

    /** Whether they never open again, since their owner erased them; else a key may come back. */
    public boolean forGood() {
        return why instanceof ByOwner;
    }

    @Nullable
    ByOwner erased() {
        return why instanceof ByOwner by ? by : null;
    }
}
