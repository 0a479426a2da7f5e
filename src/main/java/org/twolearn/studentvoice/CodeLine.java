package org.twolearn.studentvoice;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.twolearn.web.Noticed;

/**
 * A school has one address, and a class types its code in one minute: so nobody is counted. Who looks for a code stands in
 * one of a few lines, those from one address in the same, and a wrong one keeps its place a moment longer. Who guesses gets
 * no further than so many in a second, and holds up one line; a class that comes meanwhile waits a little, and is not turned
 * away.
 */
@Component
class CodeLine {
    static final int LINES = 8, AT_ONCE = 8, WRONG_MILLIS = 50, PATIENCE_SECONDS = 10;

    private final List<Semaphore> lines =
            Stream.generate(() -> new Semaphore(AT_ONCE, true)).limit(LINES).toList();

    /**
     * What is found with a code. Refuses with {@link StudentRefused} when the line is too long.
     *
     * @param from the address it is asked from, kept nowhere
     */
    <T> Optional<T> look(String from, Supplier<Optional<T>> code) {
        var places = lines.get(Math.floorMod(from.hashCode(), LINES));
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
