package org.twolearn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What fuzzers have in common: bytes as text, and failures that are answers. */
public interface Fuzzing {
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Pieces parted by zero bytes: "" where there are fewer. */
    static String[] pieces(byte[] bytes, int count) {
        var pieces = Arrays.copyOf(text(bytes).split("\0", count), count);
        for (int i = 0; i < count; i++) if (pieces[i] == null) pieces[i] = "";
        return pieces;
    }

    /** Runs it; of what goes wrong only this may. */
    @SafeVarargs
    static void may(Runnable work, Class<? extends RuntimeException>... refused) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (Arrays.stream(refused).noneMatch(kind -> kind.isInstance(failure))) throw failure;
        }
    }
}
