package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.Cycles;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.web.Sent;
import org.twolearn.web.Words;

/** Correcting an event, and deleting what was recorded in a cycle or on one visit. */
@Controller
@RequestMapping("/partnerships/{partnership}")
class CorrectionPages {
    private final Corrections corrections;
    private final MomentPage page;
    private final Partnerships partnerships;
    private final Cycles cycles;

    CorrectionPages(Corrections corrections, MomentPage page, Partnerships partnerships, Cycles cycles) {
        this.corrections = corrections;
        this.page = page;
        this.partnerships = partnerships;
        this.cycles = cycles;
    }

    /** The pressed button says which event, and by its name what is said of it. */
    @PostMapping("/visits/{visit}/mistakes")
    String mark(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        var sent = new Sent(fields);
        var what = Corrections.WHAT.stream()
                .filter(sent::has)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        var recorder = new PersonId(sent.id("recorder"));
        var event = sent.id(what);
        try {
            var correction = what.equals("corrected") ? correction(sent) : null;
            var me = CurrentPerson.id();
            corrections.mark(partnership, visit, me, recorder, sent.id("id"), event, what, correction);
        } catch (VisitRefused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            return page.show(partnership, visit, recorder, event, sent, model);
        }
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look#events-"
                + recorder.value();
    }

    /** An empty seat or answer is none. */
    private static Correction correction(Sent sent) {
        var seat = sent.raw("seat").strip();
        var as = sent.raw("as");
        if (!seat.matches("\\d{0,3}")) throw new VisitRefused.NotInThePlan();
        return new Correction(
                sent.raw("code"), seat.isEmpty() ? null : Integer.valueOf(seat), as.isEmpty() ? null : as);
    }

    @GetMapping("/cycles/{id}/records")
    String records(@PathVariable PartnershipId partnership, @PathVariable CycleId id, Model model) {
        var partners = partnerships.partners(partnership);
        var owner = cycles.owner(partnership, id);
        model.addAttribute("partners", partners);
        model.addAttribute("back", "/partnerships/" + partnership.value() + "/cycles/" + id.value());
        model.addAttribute(
                "backSays",
                owner.equals(partners.reader())
                        ? Words.say("visits.erase.back-yours")
                        : Words.say("visits.erase.back", partners.of(owner).firstName()));
        model.addAttribute("visits", corrections.ofCycle(partnership, id, CurrentPerson.id()));
        return "visits/erase";
    }

    @GetMapping("/visits/{visit}/records")
    String records(@PathVariable PartnershipId partnership, @PathVariable VisitId visit, Model model) {
        model.addAttribute("partners", partnerships.partners(partnership));
        model.addAttribute("back", "/partnerships/" + partnership.value() + "/visits/" + visit.value());
        model.addAttribute("backSays", Words.say("visits.erase.back-visit"));
        model.addAttribute("visits", corrections.ofVisit(partnership, visit, CurrentPerson.id()));
        return "visits/erase";
    }

    @PostMapping("/visits/{visit}/records/deletion")
    String erase(@PathVariable PartnershipId partnership, @PathVariable VisitId visit) {
        corrections.erase(partnership, visit, CurrentPerson.id());
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look";
    }

    /** Asked for on a page of its own, once more: it cannot be undone. */
    @PostMapping("/cycles/{id}/records/deletion")
    String erase(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        cycles.owner(partnership, id);
        corrections.erase(partnership, id, CurrentPerson.id());
        return "redirect:/partnerships/" + partnership.value() + "/cycles/" + id.value();
    }
}
