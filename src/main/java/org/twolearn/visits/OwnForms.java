package org.twolearn.visits;

import static java.util.Comparator.comparing;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;

/** Forms that a pair built, so that they can be taken again. Only the last few visits are opened for it. */
@Component
@Transactional(readOnly = true)
class OwnForms {
    private static final int LAST = 20;

    private final VisitTable table;
    private final VisitWords words;

    OwnForms(VisitTable table, VisitWords words) {
        this.table = table;
        this.words = words;
    }

    /** @param name what the pair calls it */
    record Own(VisitId visit, String name, Details details) {}

    /** The newest of the partnership. */
    Optional<Own> newest(PartnershipId partnership) {
        return all(partnership).findFirst();
    }

    /** The one of this visit, if it has one. */
    Optional<Own> of(PartnershipId partnership, VisitId visit) {
        return all(partnership).filter(own -> own.visit().equals(visit)).findFirst();
    }

    private Stream<Own> all(PartnershipId partnership) {
        return table.of(partnership).stream()
                .sorted(comparing((Visit visit) -> visit.newest().begins()).reversed())
                .limit(LAST)
                .map(visit -> new Own(visit.id(), "", words.details(visit, visit.newest())))
                .filter(own -> own.details().how().mixed())
                .map(own -> new Own(own.visit(), own.details().title(), own.details()));
    }
}
