package org.twolearn.roster;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Traces;

/** Work that may outlast a request. Most rosters are done before anyone has to wait; the others show how far they are. */
@Component
class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Progress progress;

    Work(Progress progress) {
        this.progress = progress;
    }

    /** Goes on with the eyes of the person who asked. A refusal reaches them where they still wait. */
    void start(ImportId id, Runnable work) throws InterruptedException {
        var person = CurrentPerson.id();
        var device = CurrentPerson.device();
        var task = new FutureTask<>(() -> CurrentPerson.run(person, device, () -> guarded(id, work)), true);
        Thread.ofVirtual().name("roster-" + id.value()).start(task);
        try {
            task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            // The page shows a progress bar instead.
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RosterRefused refused) throw refused;
        }
    }

    private void guarded(ImportId id, Runnable work) {
        try {
            work.run();
        } catch (RosterRefused refused) {
            progress.tell(id, Import.READY, 0, 0);
            throw refused;
        } catch (RuntimeException failure) {
            LOG.error("Roster {} was not imported{}", id.value(), Traces.of(failure));
            progress.tell(id, Import.FAILED, 0, 0);
            throw failure;
        }
    }
}
