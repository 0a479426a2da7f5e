package org.twolearn.vault;

import static org.twolearn.web.Words.say;

import org.jspecify.annotations.Nullable;

/** Sealed words that do not open: moved, altered, or their key is gone or not in hand. Says nothing of what they hold. */
public final class Broken extends RuntimeException {
    /** Why they do not. */
    enum Why {
        UNREADABLE("vault.unreadable", "These words do not open here."),
        ERASED("vault.erased", "These words were erased."),
        /** Only members hold the key, and this browser does not open the reader's own. */
        CLOSED("vault.closed", "These words do not open on this device.");

        private final String sentence;
        private final String message;

        Why(String sentence, String message) {
            this.sentence = sentence;
            this.message = message;
        }

        String inWords() {
            return say(sentence);
        }
    }

    private final Why why;

    Broken(@Nullable Throwable cause) {
        this(Why.UNREADABLE, cause);
    }

    Broken(boolean erased) {
        this(erased ? Why.ERASED : Why.UNREADABLE, null);
    }

    private Broken(Why why, @Nullable Throwable cause) {
        super(why.message, cause);
        this.why = why;
    }

    static Broken because(Why why) {
        return new Broken(why, null);
    }

    Why why() {
        return why;
    }

    /** What a page says in their stead. */
    public String inWords() {
        return why.inWords();
    }
}
