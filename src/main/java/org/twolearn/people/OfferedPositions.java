package org.twolearn.people;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** On Home: a position that waits for one's own answer. */
@Component
class OfferedPositions implements HomePart {
    private final Positions positions;
    private final ObjectProvider<Templates> templates;

    OfferedPositions(Positions positions, ObjectProvider<Templates> templates) {
        this.positions = positions;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var waiting = positions.toMe();
        return waiting.isEmpty() ? null : templates.getObject().part("people/waiting", Map.of("waiting", waiting));
    }
}
