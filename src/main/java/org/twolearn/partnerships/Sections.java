package org.twolearn.partnerships;

import gg.jte.Content;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the modules brought for one partnership's page. */
record Sections(List<Drawn> drawn) {
    record Drawn(PartnershipPart.Place place, @Nullable Content content) {}

    List<Content> at(PartnershipPart.Place place) {
        return drawn.stream()
                .filter(section -> section.place() == place)
                .map(Drawn::content)
                .filter(Objects::nonNull)
                .toList();
    }
}
