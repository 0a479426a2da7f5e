package org.twolearn.visits;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.cycles.Courses;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.web.Templates;

/** What was counted, from visit to visit. Nothing until there is something. */
@Component
class Counted implements PartnershipPart {
    private final OnPage visits;
    private final VisitWords words;
    private final Courses courses;
    private final Templates templates;

    Counted(OnPage visits, VisitWords words, Courses courses, Templates templates) {
        this.visits = visits;
        this.words = words;
        this.courses = courses;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.GOAL;
    }

    @Override
    public @Nullable Content show(Partners partners) {
        var all = visits.of(partners.id());
        var series = Series.of(Point.of(all, words), courses.of(partners.id()));
        var erased = all.stream().filter(Visit::erased).toList();
        return series.isEmpty() && erased.isEmpty()
                ? null
                : templates.part("visits/series", Map.of("partners", partners, "series", series, "erased", erased));
    }
}
