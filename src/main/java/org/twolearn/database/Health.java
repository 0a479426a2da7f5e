package org.twolearn.database;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For whatever watches over the server: does the database answer, and is there room to write? Says nothing else. */
@RestController
class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Room room;

    Health(JdbcClient jdbc, Room room) {
        this.jdbc = jdbc;
        this.room = room;
    }

    /** With a full disk everything can still be read: no reason to send people elsewhere, and one to tell somebody. */
    @GetMapping("/health")
    ResponseEntity<String> health(@RequestParam @Nullable String writing) {
        if (!answers()) return say(HttpStatus.SERVICE_UNAVAILABLE, "the database does not answer");
        if (!room.full()) return say(HttpStatus.OK, "ok");
        return say(writing == null ? HttpStatus.OK : HttpStatus.INSUFFICIENT_STORAGE, "only reading: the disk is full");
    }

    private static ResponseEntity<String> say(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).contentType(TEXT).body(sentence + "\n");
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
