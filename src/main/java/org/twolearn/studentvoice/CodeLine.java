package org.twolearn.studentvoice;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.twolearn.web.Noticed;

/**
 * A school has one address, and a class types its code in one minute: so nobody is counted. All who look for a code stand in
 * one line, and a wrong one keeps its place a moment longer. Who guesses gets no further than so many in a second; a class
 * that comes meanwhile waits a little, and is not turned away.
 */
@Component
class CodeLine {
    static final int AT_ONCE = 8, WRONG_MILLIS = 50, PATIENCE_SECONDS = 10;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** What is found with a code. Refuses with {@link StudentRefused} when the line is too long. */
    <T> Optional<T> look(Supplier<Optional<T>> code) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new StudentRefused.Busy();
            try {
                var found = code.get();
                if (found.isEmpty()) {
                    Noticed.UNKNOWN_CODE.log();
                    Thread.sleep(WRONG_MILLIS);
                }
                return found;
            } finally {
                places.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StudentRefused.Busy();
        }
    }
}
