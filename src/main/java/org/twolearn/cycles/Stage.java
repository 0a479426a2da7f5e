package org.twolearn.cycles;

import java.util.Locale;

/** The five loops of a cycle. The members may call them something else. */
enum Stage {
    STANDS,
    GOAL,
    TRY,
    LOOK,
    CLOSE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
