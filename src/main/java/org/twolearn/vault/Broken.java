package org.twolearn.vault;

import static org.twolearn.web.Words.say;

import org.jspecify.annotations.Nullable;

/** Sealed words that do not open: moved, altered, or their key is gone. Says nothing of what they hold. */
public final class Broken extends RuntimeException {
    private final boolean erased;

    Broken(@Nullable Throwable cause) {
        super("These words do not open here.", cause);
        this.erased = false;
    }

    Broken(boolean erased) {
        super(erased ? "These words were erased." : "These words do not open here.");
        this.erased = erased;
    }

    /** What a page says in their stead. */
    public String inWords() {
        return say(erased ? "vault.erased" : "vault.unreadable");
    }
}
