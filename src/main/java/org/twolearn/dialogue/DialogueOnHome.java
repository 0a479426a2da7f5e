package org.twolearn.dialogue;

import static java.util.stream.Collectors.toMap;

import gg.jte.Content;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.CardFacts;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.HomePart;
import org.twolearn.web.Once;
import org.twolearn.web.Templates;

/**
 * What we said we would do: everybody's in one list, by day, and what was done in the last two weeks; and on a partner's
 * card, when they last talked. Before the cards, so that Home asks for both at once.
 */
@Component
@Order(1)
@Transactional(readOnly = true)
class DialogueOnHome implements HomePart, CardFacts {
    private final DialogueTable table;
    private final Partnerships partnerships;
    private final Templates templates;
    private final Days days;

    DialogueOnHome(DialogueTable table, Partnerships partnerships, Templates templates, Days days) {
        this.table = table;
        this.partnerships = partnerships;
        this.templates = templates;
        this.days = days;
    }

    @Override
    public Place place() {
        return Place.SAID;
    }

    @Override
    public @Nullable Content show() {
        var steps = lately(true).steps();
        if (steps.isEmpty()) return null;
        var partners = partnerships.partnersInMine();
        days.today();
        return templates.part("dialogue/said", Map.of("steps", steps, "partners", partners, "days", days));
    }

    @Override
    public Kind kind() {
        return Kind.LAST_MET;
    }

    @Override
    public Map<PartnershipId, String> of(Set<PartnershipId> partnerships) {
        return lately(false).talked().entrySet().stream()
                .filter(talked -> partnerships.contains(talked.getKey()))
                .collect(toMap(Map.Entry::getKey, talked -> days.say(talked.getValue())));
    }

    private DialogueTable.Lately lately(boolean steps) {
        return Once.inTransaction("dialogue lately", () -> table.lately(steps));
    }
}
