package org.twolearn.home;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twolearn.web.HomePart.Place;
import org.twolearn.web.Reader;

/** Home as one person finds it on one of their district's days. */
record Today(LocalDate date, @Nullable Reader reader, Map<Place, List<Content>> parts) {
    List<Content> waiting() {
        return in(Place.WAITING);
    }

    List<Content> week() {
        return in(Place.WEEK);
    }

    List<Content> partners() {
        return in(Place.PARTNERS);
    }

    List<Content> said() {
        return in(Place.SAID);
    }

    private List<Content> in(Place place) {
        return parts.getOrDefault(place, List.of());
    }
}
