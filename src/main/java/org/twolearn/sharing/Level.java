package org.twolearn.sharing;

/** How much somebody shows. Each holds those before it, but for what is chosen one by one. At first nothing is shown. */
public enum Level {
    /** That we meet, and when. */
    MEETING,
    /** What it is about. */
    TOPIC,
    /** The goal and its chart. */
    GOAL,
    /** Single things. */
    CHOSEN;

    boolean holds(Level other) {
        return other != CHOSEN && other.compareTo(this) <= 0;
    }
}
