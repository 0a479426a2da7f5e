package org.twolearn.dialogue;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** Partners who ask "what would you try?", until the reader answers or leaves it. */
@Component
@Order(20)
class AsksOnHome implements HomePart {
    private final DialogueOnHome lately;
    private final Partnerships partnerships;
    private final Templates templates;

    AsksOnHome(DialogueOnHome lately, Partnerships partnerships, Templates templates) {
        this.lately = lately;
        this.partnerships = partnerships;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var asks = lately.asks();
        var answered = lately.answered();
        return asks.isEmpty() && answered.isEmpty()
                ? null
                : templates.part(
                        "dialogue/waiting",
                        Map.of("asks", asks, "answered", answered, "partners", partnerships.partnersInMine()));
    }
}
