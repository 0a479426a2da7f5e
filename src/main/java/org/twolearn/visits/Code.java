package org.twolearn.visits;

import java.util.Objects;

/**
 * One thing that is recorded, as the host defines it.
 *
 * @param key what taps carry; never shown
 * @param counts an example, in the host's words; may be empty
 * @param not a non-example; may be empty
 * @param part what a line of a form of one's own is: the name of a {@link Part}; "" where the instrument says it
 */
public record Code(String key, String name, String counts, String not, String part) {
    public Code {
        part = Objects.requireNonNullElse(part, ""); // Plans of before had none.
    }

    Code(String key, String name, String counts, String not) {
        this(key, name, counts, not, "");
    }
}
