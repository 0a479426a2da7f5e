package org.twolearn.ownwords;

import gg.jte.Content;
import java.util.HashMap;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.web.Templates;

/** On the partnership's page: how long it is kept, in a sentence, and where that is chosen. */
@Component
class KeepingPart implements PartnershipPart {
    private final Keepings keepings;
    private final Templates templates;

    KeepingPart(Keepings keepings, Templates templates) {
        this.keepings = keepings;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.KEEPING;
    }

    @Override
    public Content show(Partners partners) {
        var all = keepings.all(partners.id());
        var model = new HashMap<String, Object>();
        model.put("base", "/partnerships/" + partners.id().value() + "/keeping");
        all.stream().filter(Keeping::holds).findFirst().ifPresent(now -> model.put("now", now));
        model.put(
                "asked", all.stream().anyMatch(one -> one.waits() && !one.said().contains(partners.reader())));
        return templates.part("ownwords/keepingpart", model);
    }
}
