package org.twolearn.visits;

/**
 * One thing that is recorded, as the host defines it.
 *
 * @param key what taps carry; never shown
 * @param counts an example, in the host's words; may be empty
 * @param not a non-example; may be empty
 */
public record Code(String key, String name, String counts, String not) {}
