package org.twolearn.ownwords;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.HomePart;
import org.twolearn.web.Templates;

/** On Home: what is erased on which day, from a week before; and what somebody proposed. */
@Component
class KeepingOnHome implements HomePart {
    /** @param with the partners; empty for who has left */
    record Line(KeepingTable.Told told, Optional<String> with) {}

    private final KeepingTable table;
    private final Partnerships partnerships;
    private final Templates templates;

    KeepingOnHome(KeepingTable table, Partnerships partnerships, Templates templates) {
        this.table = table;
        this.partnerships = partnerships;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.WAITING;
    }

    @Override
    public @Nullable Content show() {
        var told = table.told();
        if (told.isEmpty()) return null;
        var mine = partnerships.partnersInMine();
        var lines = told.stream()
                .map(one -> new Line(
                        one, Optional.ofNullable(mine.get(one.partnership())).map(Partners::othersNamed)))
                .toList();
        return templates.part("ownwords/keepinghome", Map.of("lines", lines));
    }
}
