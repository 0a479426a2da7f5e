package org.twolearn.studentvoice;

import gg.jte.Content;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Templates;

/** Beside the visits that come next: what is asked of students now, and the way to ask them. */
@Component
@Order(30)
@Transactional(readOnly = true)
class StudentsOnPage implements PartnershipPart {
    private static final int SHOWN = 3;

    private final StudentAsks asks;
    private final Templates templates;
    private final Clock clock;

    StudentsOnPage(StudentAsks asks, Templates templates, Clock clock) {
        this.asks = asks;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.NEXT;
    }

    /** Nothing where there is nothing to read and nobody to ask. */
    @Override
    public @Nullable Content show(Partners partners) {
        var all = asks.all(partners.id());
        if (all.isEmpty() && (partners.over() || !partners.agreed())) return null;
        List<Ask> some = all.stream().limit(SHOWN).toList();
        return templates.part(
                "studentvoice/part",
                Map.of("partners", partners, "asks", some, "me", CurrentPerson.id(), "now", clock.instant()));
    }
}
