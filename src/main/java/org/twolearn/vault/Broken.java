package org.twolearn.vault;

import org.jspecify.annotations.Nullable;

/** Sealed words that do not open: moved, altered, or their key is gone. Says nothing of what they hold. */
public final class Broken extends RuntimeException {
    Broken(@Nullable Throwable cause) {
        super("These words do not open here.", cause);
    }
}
