package org.twolearn.cycles;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** A cycle, and what is written down in it. */
@Controller
@RequestMapping("/partnerships/{partnership}/cycles/{id}")
class EntryPages {
    private static final Sent NOTHING = new Sent(Map.of());

    private final Cycles cycles;
    private final CyclePage page;

    EntryPages(Cycles cycles, CyclePage page) {
        this.cycles = cycles;
        this.page = page;
    }

    @GetMapping
    ModelAndView show(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return page.show(partnership, id, null, NOTHING, null);
    }

    @GetMapping("/goal/versions")
    ModelAndView history(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return page.history(partnership, id);
    }

    @GetMapping("/standing")
    ModelAndView standing(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return page.write(partnership, id, Kind.STANDING, NOTHING, null);
    }

    @PostMapping("/standing")
    ModelAndView stand(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onItsOwnPage(partnership, id, Kind.STANDING, new Sent(sent));
    }

    @PostMapping("/standing/opening")
    ModelAndView open(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        try {
            cycles.openOthers(partnership, id, CurrentPerson.id());
            return new ModelAndView("redirect:" + CyclePage.address(partnership, id));
        } catch (Refused refusal) {
            return page.show(partnership, id, null, NOTHING, refusal.getMessage());
        }
    }

    @GetMapping("/goal")
    ModelAndView goal(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return page.write(partnership, id, Kind.GOAL, NOTHING, null);
    }

    @PostMapping("/goal")
    ModelAndView aim(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onItsOwnPage(partnership, id, Kind.GOAL, new Sent(sent));
    }

    @PostMapping("/understanding")
    ModelAndView understand(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onTheCyclesPage(partnership, id, Kind.GOAL_UNDERSTOOD, new Sent(sent));
    }

    @PostMapping("/options")
    ModelAndView list(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onTheCyclesPage(partnership, id, Kind.STRATEGY_OPTION, new Sent(sent));
    }

    @PostMapping("/choice")
    ModelAndView choose(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onTheCyclesPage(partnership, id, Kind.STRATEGY_CHOICE, new Sent(sent));
    }

    @GetMapping("/checklist")
    ModelAndView checklist(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return page.write(partnership, id, Kind.CHECKLIST, NOTHING, null);
    }

    @PostMapping("/checklist")
    ModelAndView change(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onItsOwnPage(partnership, id, Kind.CHECKLIST, new Sent(sent));
    }

    @PostMapping("/steps")
    ModelAndView note(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onTheCyclesPage(partnership, id, Kind.STEP_LOG, new Sent(sent));
    }

    @PostMapping("/decisions")
    ModelAndView decide(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onTheCyclesPage(partnership, id, Kind.DECISION, new Sent(sent));
    }

    @GetMapping("/closing")
    ModelAndView closing(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        return page.write(partnership, id, Kind.CLOSING, NOTHING, null);
    }

    @PostMapping("/closing")
    ModelAndView close(
            @PathVariable PartnershipId partnership, @PathVariable CycleId id, @RequestParam Map<String, String> sent) {
        return onItsOwnPage(partnership, id, Kind.CLOSING, new Sent(sent));
    }

    private ModelAndView onItsOwnPage(PartnershipId partnership, CycleId id, Kind kind, Sent sent) {
        try {
            return taken(partnership, id, kind, sent);
        } catch (Refused refusal) {
            return page.write(partnership, id, kind, sent, refusal.getMessage());
        }
    }

    private ModelAndView onTheCyclesPage(PartnershipId partnership, CycleId id, Kind kind, Sent sent) {
        try {
            return taken(partnership, id, kind, sent);
        } catch (Refused refusal) {
            return page.show(partnership, id, kind, sent, refusal.getMessage());
        }
    }

    private ModelAndView taken(PartnershipId partnership, CycleId id, Kind kind, Sent sent) {
        cycles.write(partnership, id, Draft.of(kind, CurrentPerson.id(), sent));
        return new ModelAndView("redirect:" + CyclePage.address(partnership, id));
    }
}
