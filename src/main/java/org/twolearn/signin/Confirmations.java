package org.twolearn.signin;

import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A partner can let somebody in, never lock them out: asking from a new device, and answering on an admitted one (W8). */
@Service
class Confirmations {
    static final int TRIES = 5, A_DAY = 15;

    private final DeviceRequestTable table;

    Confirmations(DeviceRequestTable table) {
        this.table = table;
    }

    /** @param id made when the page was drawn, so that sending it twice asks once */
    @Transactional
    void ask(UUID id, Visitor visitor) {
        try {
            table.ask(id, visitor.label(), DeviceRequest.hash(id, DeviceRequest.number(visitor.browser(), id)));
        } catch (DuplicateKeyException sentTwice) {
            // It is asked already.
        }
    }

    @Transactional(readOnly = true)
    Optional<DeviceRequest> here() {
        return table.here();
    }

    @Transactional(readOnly = true)
    DeviceRequest find(UUID id) {
        return table.find(id);
    }

    @Transactional(readOnly = true)
    boolean makesLinks(DeviceRequest request) {
        return table.makesLinks(request);
    }

    /** Whether it was the number. A wrong one counts, and lets nobody in. */
    @Transactional
    boolean confirm(UUID id, String typed) {
        var request = table.find(id);
        if (table.makesLinks(request)) throw new SigninRefused.MakesLinks();
        if (request.confirmFrom() != null) throw new SigninRefused.NotYet();
        int tried = table.attempts(id);
        if (tried >= TRIES) throw new SigninRefused.TooManyTries();
        if (table.attemptsToday(request) >= A_DAY) throw new SigninRefused.TooManyToday();
        table.confirm(request, tried + 1, DeviceRequest.hash(id, typed));
        return !table.open(id);
    }
}
