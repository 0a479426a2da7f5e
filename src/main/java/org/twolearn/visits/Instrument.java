package org.twolearn.visits;

import java.util.List;

/**
 * One way of recording what happens in a classroom. A new one is a new class in {@link Instruments}: the plan, the
 * recorder, the look and the line of visits need no change. Its words stand under "instrument.KEY." in words.properties:
 * name, about, ask, pitfall, and each code's name, counts and not.
 */
interface Instrument {
    /** How the recorder's screen behaves. */
    enum Kind {
        /** Each tap is one event: tally marks. */
        TALLY,
        /** Each tap ends what went on and begins what it names. */
        SWITCH,
        /** Each entry is a line of words. */
        LINES
    }

    /** How the record is drawn. */
    enum Chart {
        TICKS,
        RIBBON,
        TRANSCRIPT
    }

    String key();

    Kind kind();

    Chart chart();

    /** Keys of the codes it begins with; the host edits their names and definitions, or leaves some out. */
    List<String> codes();

    /** Whether a tap of this code names a seat, where the plan has seats. */
    default boolean seated(String code) {
        return false;
    }

    /** Derived from the taps every time; nothing of it is typed by anybody. */
    Figures figures(Details plan, Recording recording);
}
