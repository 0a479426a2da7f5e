package org.twolearn.cycles;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that the owner of a goal draws in the chart (X2): there is none unless they wrote the number. Sealed with the
 * goal's other words; no column holds it.
 *
 * @param at more than 0, at most 10,000
 * @param of the figure it belongs to: "seats" that had a turn, "turns" and other events a minute, "minutes" of what is
 *     followed, "percent" of all that was counted, or "seconds" it takes
 */
public record Aim(double at, String of) {
    static final List<String> OF = List.of("seats", "turns", "minutes", "percent", "seconds");
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    /** Refuses what is no number; a figure without a number is no line. */
    static void check(Map<String, String> texts) {
        var typed = texts.get("line");
        if (typed == null) texts.remove("line-of");
        else {
            number(typed);
            texts.putIfAbsent("line-of", OF.getFirst());
        }
    }

    static @Nullable Aim of(@Nullable Entry goal) {
        return goal == null || !goal.says("line") ? null : new Aim(number(goal.text("line")), goal.text("line-of"));
    }

    private static double number(String typed) {
        try {
            var number = new BigDecimal(typed.strip().replace(',', '.'));
            if (typed.length() > 12 || number.signum() <= 0 || number.compareTo(MOST) > 0)
                throw new CycleRefused.NoLine();
            return number.doubleValue();
        } catch (NumberFormatException word) {
            throw new CycleRefused.NoLine();
        }
    }
}
