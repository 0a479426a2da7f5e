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
 * @param on the earlier tap that this one ends, or says more of
 * @param as one of the instrument's answers
 */
record Tap(
        UUID id,
        long ms,
        String code,
        @Nullable Integer seat,
        @Nullable String text,
        @Nullable UUID undoes,
        @Nullable UUID on,
        @Nullable String as) {
    static final String UNDO = "undo", PAUSE = "pause", RESUME = "resume", END = "end";
    static final Set<String> OWN = Set.of(UNDO, PAUSE, RESUME, END);
    static final long LONGEST = 4 * 60 * 60 * 1000L;
    static final int MOST_WORDS = 500;

    /** The same moment, said to have been something else. */
    Tap corrected(Correction said) {
        return new Tap(id, ms, said.code(), said.seat(), text, undoes, on, said.as());
    }

    Tap unseated() {
        return new Tap(id, ms, code, null, text, undoes, on, as);
    }

    Tap later(long more) {
        return new Tap(id, ms + more, code, seat, text, undoes, on, as);
    }

    /** Only what the plan names (D3). */
    void allowedBy(Details plan) {
        var named = OWN.contains(code) || plan.code(code).isPresent();
        var how = plan.how();
        var seated = seat == null || how.seated().contains(code) && seat >= 1 && seat <= how.places(plan);
        var worded = text == null || how.worded() && text.length() <= MOST_WORDS;
        var answered = as == null || how.answers().contains(as);
        var timed = ms >= 0 && ms <= LONGEST;
        var parted = !how.mixed() || OWN.contains(code) || plan.part(code).allows(this);
        if (!named || !seated || !worded || !answered || !timed || !parted || code.equals(UNDO) != (undoes != null))
            throw new VisitRefused.NoSuchTap();
    }
}
