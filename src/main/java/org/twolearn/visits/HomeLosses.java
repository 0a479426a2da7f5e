package org.twolearn.visits;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** What was recorded in the reader's classroom and destroyed on a device before it was sent. */
@Component
class HomeLosses implements HomePart {
    private final Losses losses;
    private final OnPage visits;
    private final Templates templates;

    HomeLosses(Losses losses, OnPage visits, Templates templates) {
        this.losses = losses;
        this.visits = visits;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var lately = losses.lately();
        return lately.isEmpty()
                ? null
                : templates.part("visits/losses", Map.of("losses", lately, "names", visits.firstNames()));
    }
}
