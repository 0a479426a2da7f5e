package org.twolearn.rules;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds the program that was started to the public history. Reading all its files takes a moment, so nobody waits for it. */
@Component
class ReleaseStarted {
    private final ReleaseTable table;

    ReleaseStarted(ReleaseTable table) {
        this.table = table;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        CompletableFuture.runAsync(this::remember).exceptionally(failure -> {
            LoggerFactory.getLogger(ReleaseStarted.class).error("This release is not in the public history", failure);
            return null;
        });
    }

    void remember() {
        try {
            table.remember(Release.running());
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
