package org.twolearn.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The report while it is written: a few hundred lines of each kind, and how many more there were. */
final class Findings {
    static final int SHOWN = 200;

    /** Reading cannot go on; what was found is in the report. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private final Map<String, Long> dropped = new TreeMap<>();
    private long lines;

    void add(
            Fault fault,
            String file,
            long line,
            @Nullable String heading,
            @Nullable String said,
            @Nullable String meant) {
        if (counts.merge(fault, 1L, Long::sum) <= SHOWN)
            kept.add(new Finding(
                    fault, String.valueOf(short_(file)), line, short_(heading), short_(said), short_(meant)));
    }

    void add(Fault fault, String file) {
        add(fault, file, 0, null, null, null);
    }

    Stopped stop(Fault fault, String file, long line, @Nullable String heading, @Nullable String said) {
        add(fault, file, line, heading, said, null);
        return new Stopped();
    }

    /** Counts what is not kept at all. */
    void drop(String what) {
        dropped.merge(what, 1L, Long::sum);
    }

    void drop(String what, long rows) {
        dropped.merge(what, rows, Long::sum);
    }

    /** Found by the database, which wrote the lines itself. */
    void count(Fault fault, long rows) {
        if (rows > 0) counts.merge(fault, rows, Long::sum);
    }

    void line() {
        lines++;
    }

    long lines() {
        return lines;
    }

    List<Finding> kept() {
        return kept;
    }

    Map<Fault, Long> counts() {
        return counts;
    }

    Map<String, Long> dropped() {
        return dropped;
    }

    boolean stopped() {
        return counts.keySet().stream().anyMatch(fault -> fault.becomes == Fault.Becomes.STOPS);
    }

    private static @Nullable String short_(@Nullable String text) {
        if (text == null) return null;
        // Even the letters of a fault have to fit into the database, and half a letter or a NUL does not.
        return text.substring(0, Math.min(SHOWN, text.length())).replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
    }
}
