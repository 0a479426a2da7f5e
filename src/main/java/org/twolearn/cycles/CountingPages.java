package org.twolearn.cycles;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** Letting a goal be counted in the district's figures, and taking that back. */
@Controller
@RequestMapping("/partnerships/{partnership}/cycles/{id}/figures")
class CountingPages {
    private final Counting counting;
    private final CyclePage page;

    CountingPages(Counting counting, CyclePage page) {
        this.counting = counting;
        this.page = page;
    }

    @PostMapping("/met")
    ModelAndView met(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return then(partnership, id, () -> counting.met(partnership, id));
    }

    @PostMapping("/met/removal")
    ModelAndView notMet(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return then(partnership, id, () -> counting.takeBack("goal_met", partnership, id));
    }

    @PostMapping("/area")
    ModelAndView area(
            @PathVariable PartnershipId partnership,
            @PathVariable CycleId id,
            @RequestParam Map<String, String> fields) {
        var area = new Sent(fields).oneOf("area", Counting.AREAS);
        return then(partnership, id, () -> counting.area(partnership, id, area));
    }

    @PostMapping("/area/removal")
    ModelAndView noArea(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return then(partnership, id, () -> counting.takeBack("goal_area", partnership, id));
    }

    private ModelAndView then(PartnershipId partnership, CycleId id, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:" + CyclePage.address(partnership, id) + "#figures-title");
        } catch (Refused refusal) {
            return page.show(partnership, id, null, new Sent(Map.of()), refusal.getMessage());
        }
    }
}
