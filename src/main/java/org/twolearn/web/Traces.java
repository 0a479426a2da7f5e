package org.twolearn.web;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a failure may stand in a log. */
public final class Traces {
    private Traces() {}

    /** The class and the places of each cause, never its message: a database quotes the row it refuses. */
    public static String of(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
                .map(cause -> "\n" + (cause == null ? "" : cause.getClass().getName() + frames(cause)))
                .collect(joining());
    }

    private static String frames(Throwable cause) {
        return Stream.of(cause.getStackTrace()).map(frame -> "\n\tat " + frame).collect(joining());
    }
}
