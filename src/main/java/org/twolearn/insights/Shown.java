package org.twolearn.insights;

import static org.twolearn.web.Words.say;

/**
 * A number from the ledger as the page says it: kept between none and all, rounded to five, with the range in which the
 * true number lies 95 times of 100. None of this knows more than the ledger does.
 *
 * @param about what is said for the number itself
 * @param range empty where that says it all
 */
record Shown(String about, String range) {
    private static final int STEP = 5, FEW = 10;

    /** @param drawn with its noise @param off how far that is off, 95 times of 100 @param teachers of the district */
    static Shown of(int drawn, int off, int teachers) {
        int number = Math.clamp(drawn, 0, teachers);
        if (number < FEW) return new Shown(say("insights.few", FEW), "");
        if (number * 100L > teachers * 95L) return new Shown(say("insights.nearly-all"), "");
        var about = Math.min((number + STEP / 2) / STEP * STEP, teachers);
        return new Shown(
                say("insights.about", about), say("insights.range", down(drawn - off), up(drawn + off, teachers)));
    }

    private static int down(int number) {
        return Math.max(0, number) / STEP * STEP;
    }

    private static int up(int number, int teachers) {
        return Math.min((Math.max(0, number) + STEP - 1) / STEP * STEP, teachers);
    }
}
