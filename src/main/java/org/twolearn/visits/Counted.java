package org.twolearn.visits;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.web.Templates;

/** What was counted, from visit to visit. Nothing until there is something. */
@Component
class Counted implements PartnershipPart {
    private final OnPage visits;
    private final VisitWords words;
    private final Templates templates;

    Counted(OnPage visits, VisitWords words, Templates templates) {
        this.visits = visits;
        this.words = words;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.GOAL;
    }

    @Override
    public @Nullable Content show(Partners partners) {
        var series = Series.of(Point.of(visits.of(partners.id()), words));
        return series.isEmpty()
                ? null
                : templates.part("visits/series", Map.of("partners", partners, "series", series));
    }
}
