package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;

/** Bringing what was recorded in one's classroom down to its figures: asked for on a page of its own, since it cannot be undone. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}/figures")
class OnlyFiguresPages {
    private final Visits visits;
    private final OnlyFigures only;
    private final Partnerships partnerships;

    OnlyFiguresPages(Visits visits, OnlyFigures only, Partnerships partnerships) {
        this.visits = visits;
        this.only = only;
        this.partnerships = partnerships;
    }

    @GetMapping
    String ask(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("partners", partnerships.partners(partnership));
        model.addAttribute("visit", visits.find(partnership, visit));
        try {
            model.addAttribute("choice", only.choice(partnership, visit, CurrentPerson.id()));
        } catch (VisitRefused shut) {
            response.setStatus(422);
            model.addAttribute("refusal", shut.getMessage());
            model.addAttribute("choice", OnlyFigures.Choice.NONE);
        }
        return "visits/onlyfigures";
    }

    @PostMapping
    String keep(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            Model model,
            HttpServletResponse response) {
        try {
            only.keep(partnership, visit, CurrentPerson.id());
        } catch (VisitRefused shut) {
            return ask(partnership, visit, model, response);
        }
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look";
    }
}
