package org.twolearn.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.PersonId;
import org.twolearn.web.Noticed;

/** Somebody comes in: the device is made known, the evidence may admit it, and a session begins. */
@Service
class Arrivals {
    private final TransactionTemplate transaction;
    private final DeviceTable devices;
    private final SessionTable sessions;
    private final Keeps keeps;

    Arrivals(TransactionTemplate transaction, DeviceTable devices, SessionTable sessions, Keeps keeps) {
        this.transaction = transaction;
        this.devices = devices;
        this.sessions = sessions;
        this.keeps = keeps;
    }

    /** @param evidence runs as the person on that device; what it finds may admit the device */
    void begin(PersonId person, Visitor visitor, String way, Runnable evidence, HttpServletResponse response) {
        var unknown = new DeviceId(UUID.randomUUID());
        var device = CurrentPerson.<DeviceId, RuntimeException>call(
                person, unknown, () -> transaction.execute(_ -> devices.known(visitor.browser(), visitor.label())));
        var token = Secret.fresh();
        var session = CurrentPerson.<UUID, RuntimeException>call(
                person,
                device,
                () -> transaction.execute(_ -> {
                    evidence.run();
                    return sessions.begin(person, device, token, way);
                }));
        keeps.give(response, Keeps.What.SESSION, token);
        Noticed.SIGNED_IN.log(session);
    }
}
