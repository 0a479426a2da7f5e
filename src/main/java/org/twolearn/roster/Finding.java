package org.twolearn.roster;

import static org.twolearn.web.Words.say;

import org.jspecify.annotations.Nullable;

/** One line of the report. A line number of 0 means the whole file. */
record Finding(
        Fault fault,
        String file,
        long line,
        @Nullable String heading,
        @Nullable String said,
        @Nullable String meant) {
    private static final int SHOWN = 120;

    String where() {
        if (line == 0) return say("roster.where.file");
        return heading == null
                ? say("roster.where.line", Long.toString(line))
                : say("roster.where.column", Long.toString(line), heading);
    }

    String found() {
        return say(fault.key(), cut(said), cut(meant));
    }

    String does() {
        return say(fault.key() + ".does", cut(said), cut(meant));
    }

    private static String cut(@Nullable String text) {
        if (text == null) return "";
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
