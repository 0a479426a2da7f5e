package org.twolearn.cycles;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.web.Templates;

/** The goals of the open cycles, before anything that was counted. */
@Component
@Order(0)
class GoalOnPage implements PartnershipPart {
    private final Cycles cycles;
    private final Templates templates;
    private final Days days;

    GoalOnPage(Cycles cycles, Templates templates, Days days) {
        this.cycles = cycles;
        this.templates = templates;
        this.days = days;
    }

    @Override
    public Place place() {
        return Place.GOAL;
    }

    @Override
    public @Nullable Content show(Partners partners) {
        var story = cycles.story(partners.id());
        if (story.open().isEmpty()) return null;
        days.today();
        return templates.part("cycles/goals", Map.of("story", story, "partners", partners, "days", days));
    }
}
