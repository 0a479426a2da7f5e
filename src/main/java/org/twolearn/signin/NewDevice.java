package org.twolearn.signin;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.people.People;
import org.twolearn.web.HomePart;
import org.twolearn.web.Once;
import org.twolearn.web.Templates;

/** Told at once, on every device that is admitted: somebody came in as you where nothing opens yet (W8). */
@Component
class NewDevice implements HomePart {
    /** The door puts none here when it knows that none waits. */
    static final String DEVICES = "org.twolearn.devices";

    private final DeviceTable devices;
    private final People people;
    private final Templates templates;

    NewDevice(DeviceTable devices, People people, Templates templates) {
        this.devices = devices;
        this.people = people;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        List<Device> known = Once.read(DEVICES, devices::mine);
        var waiting = known.stream()
                .filter(device -> !device.admitted() && !device.here())
                .findFirst();
        return waiting.map(device -> templates.part(
                        "signin/waits",
                        Map.of(
                                "device",
                                device,
                                "since",
                                new Moments(people.district().zone()).minute(device.firstSeen()))))
                .orElse(null);
    }
}
