package org.twolearn.web;

/** A rule said no. Each module seals its own under this; the page comes back with the sentence and what was typed. */
public abstract class Refused extends RuntimeException {
    private final String sentence;
    private final transient Object[] arguments;

    /** @param sentence a key of {@link Words} */
    protected Refused(String sentence, Object... arguments) {
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.arguments = arguments;
    }

    /** In the reader's words. */
    @Override
    public String getMessage() {
        return Words.say(sentence, arguments);
    }
}
