package org.twolearn.partnerships;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.signin.WaysIn;
import org.twolearn.web.Refused;

/** Where members choose that only they hold the keys, having read what it costs, and hand them to each other afterwards. */
@Controller
class SealingPages {
    private final Sealing sealing;
    private final WaysIn waysIn;
    private final People people;

    SealingPages(Sealing sealing, WaysIn waysIn, People people) {
        this.sealing = sealing;
        this.waysIn = waysIn;
        this.people = people;
    }

    @GetMapping("/partnerships/{id}/sealing")
    ModelAndView show(@PathVariable PartnershipId id) {
        return page(id, HttpStatus.OK, null);
    }

    /** The printed code in the reader's hands is the second way in that a yes asks for. */
    @PostMapping("/partnerships/{id}/sealing/yes")
    ModelAndView yes(
            @PathVariable PartnershipId id,
            @RequestParam @Nullable String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return doing(id, () -> {
            sealing.view(id);
            waysIn.prove(code, request, response);
            sealing.yes(id);
        });
    }

    @PostMapping("/partnerships/{id}/sealing/withdrawal")
    ModelAndView takeBack(@PathVariable PartnershipId id) {
        return doing(id, () -> sealing.takeBack(id));
    }

    /** It takes no code, as nothing is chosen by it: not found before all have said yes. */
    @PostMapping("/partnerships/{id}/sealing/request")
    ModelAndView ask(@PathVariable PartnershipId id) {
        return doing(id, () -> sealing.askAgain(id));
    }

    @PostMapping("/partnerships/{id}/sealing/readers/{person}")
    ModelAndView hand(
            @PathVariable PartnershipId id, @PathVariable UUID person, @RequestParam(defaultValue = "0") int key) {
        return doing(id, () -> sealing.hand(id, new PersonId(person), key));
    }

    private ModelAndView doing(PartnershipId id, Runnable what) {
        try {
            what.run();
            return JoiningPages.to("/partnerships/" + id.value() + "/sealing");
        } catch (Refused refusal) {
            return page(id, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    private ModelAndView page(PartnershipId id, HttpStatus status, @Nullable String refusal) {
        return new ModelAndView("partnerships/sealing", status)
                .addObject("view", sealing.view(id))
                .addObject("zone", people.district().zone())
                .addObject("refusal", refusal);
    }
}
