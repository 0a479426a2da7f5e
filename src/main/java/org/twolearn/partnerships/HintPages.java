package org.twolearn.partnerships;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where partners choose together whether they have hints while they write, having read what those are. */
@Controller
@RequestMapping("/partnerships/{id}/hints")
class HintPages {
    private final Hints hints;
    private final Partnerships partnerships;

    HintPages(Hints hints, Partnerships partnerships) {
        this.hints = hints;
        this.partnerships = partnerships;
    }

    @GetMapping
    String show(@PathVariable PartnershipId id, Model model) {
        model.addAttribute("partners", partnerships.partners(id));
        model.addAttribute("partnership", partnerships.find(id));
        return "partnerships/hints";
    }

    @PostMapping("/yes")
    String yes(@PathVariable PartnershipId id) {
        hints.yes(id);
        return back(id);
    }

    @PostMapping("/withdrawal")
    String takeBack(@PathVariable PartnershipId id) {
        hints.takeBack(id);
        return back(id);
    }

    private static String back(PartnershipId id) {
        return "redirect:/partnerships/" + id.value() + "/hints";
    }
}
