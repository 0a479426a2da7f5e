package org.twolearn.ownwords;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.People;

/** How long what partners wrote and recorded is kept: one page, on which all of them choose alike. */
@Controller
@RequestMapping("/partnerships/{partnership}/keeping")
class KeepingPages {
    private final Keepings keepings;
    private final Partnerships partnerships;
    private final People people;

    KeepingPages(Keepings keepings, Partnerships partnerships, People people) {
        this.keepings = keepings;
        this.partnerships = partnerships;
        this.people = people;
    }

    @GetMapping
    String show(@PathVariable PartnershipId partnership, Model model) {
        return page(partnership, null, null, model);
    }

    @PostMapping
    String propose(
            @PathVariable PartnershipId partnership,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String end,
            @RequestParam(defaultValue = "") String close,
            HttpServletResponse response,
            Model model) {
        var choice = Keeping.Choice.of(end, close);
        try {
            keepings.propose(partnership, id, choice);
        } catch (DuplicateKeyException sentTwice) {
            // It is proposed already.
        } catch (KeepingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(partnership, choice, refused.getMessage(), model);
        }
        return back(partnership);
    }

    @PostMapping("/{entry}/yes")
    String agree(
            @PathVariable PartnershipId partnership,
            @PathVariable UUID entry,
            HttpServletResponse response,
            Model model) {
        try {
            keepings.agree(partnership, entry);
        } catch (KeepingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(partnership, null, refused.getMessage(), model);
        }
        return back(partnership);
    }

    /** Who has left has no page of the partnership any more. */
    @PostMapping("/{entry}/withdrawal")
    String takeBack(@PathVariable PartnershipId partnership, @PathVariable UUID entry) {
        keepings.takeBack(partnership, entry);
        return keepings.isIn(partnership) ? back(partnership) : "redirect:/";
    }

    private String page(
            PartnershipId partnership, Keeping.@Nullable Choice typed, @Nullable String refusal, Model model) {
        var partners = partnerships.partners(partnership);
        var all = keepings.all(partnership);
        var now = all.stream().filter(Keeping::holds).findFirst();
        model.addAttribute("partners", partners);
        model.addAttribute("now", now.orElse(null));
        model.addAttribute(
                "waits", all.stream().filter(Keeping::waits).findFirst().orElse(null));
        model.addAttribute("typed", typed == null ? now.map(Keeping::choice).orElse(Keeping.Choice.NONE) : typed);
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute("refusal", refusal);
        model.addAttribute("zone", people.district().zone());
        return "ownwords/keeping";
    }

    private static String back(PartnershipId partnership) {
        return "redirect:/partnerships/" + partnership.value() + "/keeping";
    }
}
