package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import org.jspecify.annotations.Nullable;

/**
 * What the host says that an event was.
 *
 * @param code of the plan
 * @param as one of the instrument's answers
 */
record Correction(
        String code, @Nullable Integer seat, @Nullable String as) {
    static Correction of(Tap tap) {
        return new Correction(tap.code(), tap.seat(), tap.as());
    }

    /** "One student, seat 5" */
    String named(Details plan) {
        var name = plan.code(code).map(Code::name).orElse("");
        if (seat != null) return say(plan.how().seatOf(), name, seat);
        return as == null ? name : name + ": " + say("visits." + plan.instrument() + "." + as);
    }
}
