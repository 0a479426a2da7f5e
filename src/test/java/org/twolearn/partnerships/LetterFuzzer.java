package org.twolearn.partnerships;

import java.util.HashMap;
import java.util.Map;
import org.twolearn.Fuzzing;
import org.twolearn.web.Refused;

/** Any text in the boxes of a letter, and as the day of a review: what is kept is what is read back. */
public final class LetterFuzzer {
    private LetterFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var pieces = Fuzzing.pieces(bytes, Lines.OWN.length + Lines.SHARED.length);
        var form = new HashMap<String, String>();
        for (int i = 0; i < pieces.length; i++)
            form.put(i < Lines.OWN.length ? Lines.OWN[i] : Lines.SHARED[i - Lines.OWN.length], pieces[i]);
        for (var shared : new boolean[] {true, false}) Fuzzing.may(() -> keeps(shared, form), Refused.class);
        Lines.parse(Fuzzing.text(bytes)).text();
        Dates.typed(Fuzzing.text(bytes));
    }

    private static void keeps(boolean shared, Map<String, String> form) {
        var lines = Lines.typed(shared, form);
        if (!Lines.parse(lines.text()).equals(lines)) throw new AssertionError("Read back otherwise: " + lines);
        lines.shown("review");
    }
}
