package org.twolearn.database;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whatever watches over the server: does the database answer? Says nothing else. */
@RestController
class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final JdbcClient jdbc;

    Health(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/health")
    ResponseEntity<String> health() {
        var well = answers();
        return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(TEXT)
                .body(well ? "ok\n" : "the database does not answer\n");
    }

    /** On a thread of its own, since waiting for a connection may take longer than whoever watches waits. */
    private boolean answers() {
        var asked = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                asked.complete(jdbc.sql("select true").query(Boolean.class).single());
            } catch (RuntimeException failure) {
                asked.complete(false);
            }
        });
        try {
            return asked.completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException impossible) {
            return false;
        }
    }
}
