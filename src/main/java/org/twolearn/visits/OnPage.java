package org.twolearn.visits;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partner;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.PersonId;
import org.twolearn.web.Once;

/** Visits for the parts of one page: asked for once, however many parts show something of them. */
@Component
class OnPage {
    private final VisitTable table;
    private final Partnerships partnerships;

    OnPage(VisitTable table, Partnerships partnerships) {
        this.table = table;
        this.partnerships = partnerships;
    }

    List<Visit> of(PartnershipId partnership) {
        return Once.inTransaction("visits of " + partnership.value(), () -> table.of(partnership));
    }

    List<Visit> current() {
        return Once.inTransaction("visits now", table::current);
    }

    /** Of everybody in the reader's partnerships, as the page has read them already. */
    Map<PersonId, String> firstNames() {
        return partnerships.partnersInMine().values().stream()
                .flatMap(partners -> Stream.concat(partners.now().stream(), partners.former().stream()))
                .collect(toMap(Partner::id, Partner::firstName, (name, _) -> name));
    }
}
