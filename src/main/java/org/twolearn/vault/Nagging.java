package org.twolearn.vault;

import static org.twolearn.web.Words.say;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.twolearn.people.ToLookAfter;

/** Says on the console, and to whoever looks after the district, that the key store wants a second copy. */
@Component
class Nagging implements ToLookAfter {
    private static final Logger LOG = LoggerFactory.getLogger(Nagging.class);

    /** How long the server's key is to be used: docs/keys.md. */
    static final Duration LONGEST = Duration.ofDays(365);

    private final SecondCopy copy;
    private final KeyStore store;
    private final Clock clock;
    private final boolean demo;

    Nagging(KeyStore store, Clock clock, @Value("${twolearn.demo:false}") boolean demo) {
        this.store = store;
        this.copy = new SecondCopy(store.home());
        this.clock = clock;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        line().ifPresent(LOG::warn);
    }

    private boolean old() {
        return store.servers()
                .made()
                .filter(made -> made.plus(LONGEST).isBefore(clock.instant()))
                .isPresent();
    }

    /** The invented people’s words may be lost. */
    @Override
    public Optional<String> line() {
        if (demo) return Optional.empty();
        return switch (copy.at(clock.instant())) {
            case NOT_NEEDED -> Optional.empty();
            case WELL -> old() ? Optional.of(say("vault.server-key.old")) : Optional.empty();
            case NEVER -> Optional.of(say("vault.copy.never"));
            case OLD -> Optional.of(say("vault.copy.old"));
        };
    }
}
