package org.twolearn.web;

import org.jspecify.annotations.Nullable;

/** What somebody typed, tidied: line ends made one kind, white space at both ends and control characters gone. */
public final class Typed {
    private Typed() {}

    /** Several lines, at most so many characters; a missing field is an empty one. Refuses what is longer. */
    public static String words(@Nullable String raw, int most) {
        if (raw == null) return "";
        var words = raw.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}\\p{Cs}&&[^\n\t]]", "")
                .strip();
        if (words.length() > most) throw new TooLong(most, words.length());
        return words;
    }

    /** One line. */
    public static String line(@Nullable String raw, int most) {
        return words(raw == null ? null : raw.replaceAll("\\s+", " "), most);
    }

    /** Nothing is cut off silently: the page comes back with all of it. */
    public static final class TooLong extends Refused {
        TooLong(int most, int length) {
            super("web.too-long", most, length);
        }
    }
}
