package org.twolearn.dialogue;

import gg.jte.Content;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;
import org.twolearn.visits.LookPart;
import org.twolearn.visits.VisitId;
import org.twolearn.web.Sent;
import org.twolearn.web.Templates;

/** Ideas about a visit, where it is looked at; until the host has looked each sees only their own. */
@Component
@Order(10)
class IdeasAtALook implements LookPart {
    private final Ideas ideas;
    private final DialogueView shown;
    private final Templates templates;

    IdeasAtALook(Ideas ideas, DialogueView shown, Templates templates) {
        this.ideas = ideas;
        this.shown = shown;
        this.templates = templates;
    }

    @Override
    public Content show(Partners partners, VisitId visit, PersonId host, boolean looked) {
        var model = shown.model(partners, new Sent(Map.of()));
        model.put("dialogue", ideas.dialogue(partners.id()).about(visit.value()));
        model.put("visit", visit.value());
        model.put("host", host);
        model.put("looked", looked);
        return templates.part("dialogue/look", model);
    }
}
