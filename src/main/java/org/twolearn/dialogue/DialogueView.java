package org.twolearn.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.cycles.Cycles;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.visits.VisitId;
import org.twolearn.visits.Visits;
import org.twolearn.web.Sent;

/** What the module's pages and its sections of other pages show. */
@Component
@Transactional(readOnly = true)
class DialogueView {
    private final Ideas ideas;
    private final Partnerships partnerships;
    private final Cycles cycles;
    private final Visits visits;
    private final Days days;

    DialogueView(Ideas ideas, Partnerships partnerships, Cycles cycles, Visits visits, Days days) {
        this.ideas = ideas;
        this.partnerships = partnerships;
        this.cycles = cycles;
        this.visits = visits;
        this.days = days;
    }

    static String address(PartnershipId partnership) {
        return "/partnerships/" + partnership.value();
    }

    /** Where one goes on: the visit, if it was about one, or else the partnership. */
    String after(PartnershipId partnership, @Nullable UUID visit) {
        return visit == null ? address(partnership) : visits.seenAt(partnership, new VisitId(visit));
    }

    /** After a refusal, with everything that was typed. */
    ModelAndView page(String view, PartnershipId partnership, Sent typed, @Nullable String refusal) {
        var status = refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("dialogue/" + view, status)
                .addAllObjects(model(partnerships.partners(partnership), typed))
                .addObject("refusal", refusal);
    }

    Map<String, Object> model(Partners partners, Sent typed) {
        var model = new HashMap<String, Object>();
        model.put("partners", partners);
        model.put("dialogue", ideas.dialogue(partners.id()));
        model.put("cycles", cycles.open(partners.id()));
        model.put("typed", typed);
        days.today();
        model.put("days", days);
        return model;
    }
}
