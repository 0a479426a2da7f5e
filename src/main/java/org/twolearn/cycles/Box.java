package org.twolearn.cycles;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One box of a form.
 *
 * @param rows 0 for a day, 1 for a line, more for several lines; a box with choices has neither
 */
record Box(String name, String label, @Nullable String hint, String value, int rows, Map<String, String> choices) {}
