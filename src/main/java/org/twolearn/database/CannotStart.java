package org.twolearn.database;

/** TwoLearn cannot start, or cannot do what was asked of it; the message tells a person what they can do about it. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
