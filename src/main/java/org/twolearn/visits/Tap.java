package org.twolearn.visits;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing the recorder did. Never changed and never removed: a correction is another tap that undoes it.
 *
 * @param id made on the recorder's device, so that a tap sent twice is one
 * @param ms since the start of recording
 * @param code of the plan, or one of {@link #OWN}
 */
record Tap(
        UUID id,
        long ms,
        String code,
        @Nullable Integer seat,
        @Nullable String text,
        @Nullable UUID undoes) {
    static final String UNDO = "undo", PAUSE = "pause", RESUME = "resume", END = "end";
    static final Set<String> OWN = Set.of(UNDO, PAUSE, RESUME, END);
    static final long LONGEST = 4 * 60 * 60 * 1000L;
    static final int MOST_WORDS = 500;

    /** Only what the plan names (D3). */
    void allowedBy(Details plan) {
        var named = OWN.contains(code) || plan.code(code).isPresent();
        var seated = seat == null || plan.how().seated(code) && seat >= 1 && seat <= plan.seats();
        var worded = text == null || plan.how().kind() == Instrument.Kind.LINES && text.length() <= MOST_WORDS;
        var timed = ms >= 0 && ms <= LONGEST;
        if (!named || !seated || !worded || !timed || code.equals(UNDO) != (undoes != null))
            throw new VisitRefused.NoSuchTap();
    }
}
