package org.twolearn.database;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/** Why TwoLearn does not start, in a sentence on the terminal instead of a stack trace. */
@Order(0)
class Plainly implements FailureAnalyzer, FailureAnalysisReporter {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) return new FailureAnalysis(sentence, null, cause);
        }
        return null;
    }

    private static @Nullable String sentence(Throwable cause) {
        return switch (cause) {
            case CannotStart plain -> plain.getMessage();
            case PortInUseException taken ->
                "Port " + taken.getPort() + " is taken by another program. Stop that one, "
                        + "or start TwoLearn with another port, for example: ./twolearn --port "
                        + (taken.getPort() + 1);
            case FileSystemException file -> unusable(file);
            default -> null;
        };
    }

    static String unusable(FileSystemException file) {
        var reason = file.getReason() == null ? "permission denied" : file.getReason();
        return "TwoLearn cannot use " + file.getFile() + " (" + reason + "). "
                + "Choose a place that you may write to with --data and --keys, or change who owns it.";
    }

    @Override
    @SuppressWarnings("SystemOut") // The person who typed ./twolearn reads the terminal, not a log.
    public void report(FailureAnalysis analysis) {
        System.err.println(analysis.getDescription());
        if (analysis.getAction() != null) System.err.println(analysis.getAction());
    }
}
