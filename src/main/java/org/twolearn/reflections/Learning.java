package org.twolearn.reflections;

import static org.twolearn.web.Words.say;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.CyclePart;
import org.twolearn.cycles.Cycles;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.Happened;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.PartnershipPart;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.web.Sent;
import org.twolearn.web.Templates;

/** What each learned, side by side, the reader's own first: on the partnership's page and on a cycle's. */
@Component
@Order(20)
@Transactional(readOnly = true)
class Learning implements PartnershipPart, CyclePart {
    private static final Sent NOTHING = new Sent(Map.of());

    private final Reflections reflections;
    private final Partnerships partnerships;
    private final Cycles cycles;
    private final Days days;
    private final Templates templates;

    Learning(Reflections reflections, Partnerships partnerships, Cycles cycles, Days days, Templates templates) {
        this.reflections = reflections;
        this.partnerships = partnerships;
        this.cycles = cycles;
        this.days = days;
        this.templates = templates;
    }

    @Override
    public Place place() {
        return Place.LEARNING;
    }

    @Override
    public Content show(Partners partners) {
        return templates.part("reflections/part", model(partners, NOTHING));
    }

    @Override
    public Content show(Partners partners, CycleId cycle) {
        var model = model(partners, NOTHING);
        model.put("cycle", cycle.value());
        return templates.part("reflections/part", model);
    }

    @Override
    public List<Happened> happened(Partners partners) {
        return reflections.learned(partners.id()).stream()
                .map(one ->
                        new Happened(one.at(), Set.of(one.author()), say("reflections.happened"), one.words(), null))
                .toList();
    }

    Map<String, Object> model(PartnershipId partnership, Sent typed) {
        return model(partnerships.partners(partnership), typed);
    }

    private Map<String, Object> model(Partners partners, Sent typed) {
        var model = new HashMap<String, Object>();
        model.put("partners", partners);
        model.put("learned", reflections.learned(partners.id()));
        model.put("cycles", cycles.open(partners.id()));
        model.put("typed", typed);
        days.today();
        model.put("days", days);
        return model;
    }
}
