package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** Typing one slip of a pile beside it. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}/exemplars")
class ExemplarPages {
    private final Visits visits;
    private final Exemplars exemplars;
    private final LookPages look;

    ExemplarPages(Visits visits, Exemplars exemplars, LookPages look) {
        this.visits = visits;
        this.exemplars = exemplars;
        this.look = look;
    }

    @PostMapping
    String write(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        try {
            exemplars.write(visits.find(partnership, visit), CurrentPerson.id(), new Sent(fields));
        } catch (Refused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("slips", new Sent(fields));
            return look.look(partnership, visit, model);
        }
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look#slips";
    }
}
