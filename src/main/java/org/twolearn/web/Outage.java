package org.twolearn.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure comes from that is no mistake of ours: a disk is full, or the database has gone for a moment. */
interface Outage {
    String DISK_FULL = "53100";

    static boolean diskFull(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof SQLException database && DISK_FULL.equals(database.getSQLState())
                        || cause instanceof IOException file && saysFull(file.getMessage()));
    }

    /** Connections break, or are ended by a server that stops or starts. */
    static boolean databaseAway(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof SQLException database
                        && String.valueOf(database.getSQLState()).matches("08...|57P0[123]"));
    }

    private static boolean saysFull(@Nullable String message) {
        return message != null && (message.contains("No space left") || message.contains("quota exceeded"));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> is) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
                .anyMatch(cause -> cause != null && is.test(cause));
    }
}
