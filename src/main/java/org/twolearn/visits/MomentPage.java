package org.twolearn.visits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;

/** Draws the page of one event, or of a moment that is still to be named, with what was typed. */
@Component
@Transactional(readOnly = true)
class MomentPage {
    private final Visits visits;
    private final Remarks remarks;
    private final Partnerships partnerships;

    MomentPage(Visits visits, Remarks remarks, Partnerships partnerships) {
        this.visits = visits;
        this.remarks = remarks;
        this.partnerships = partnerships;
    }

    String show(
            PartnershipId partnership, VisitId id, PersonId recorder, @Nullable UUID event, Sent typed, Model model) {
        var visit = visits.find(partnership, id);
        model.addAttribute("partners", partnerships.partners(partnership));
        model.addAttribute("visit", visit);
        model.addAttribute("moment", remarks.moment(visit, CurrentPerson.id(), recorder, event));
        model.addAttribute("typed", typed);
        return "visits/moment";
    }
}
