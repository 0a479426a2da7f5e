package org.twolearn.cycles;

import static org.twolearn.web.Words.say;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** The cycles of a partnership: beginning one, opening one again, and what its members call the stages. */
@Controller
class CyclePages {
    private final Cycles cycles;
    private final Partnerships partnerships;
    private final Days days;

    CyclePages(Cycles cycles, Partnerships partnerships, Days days) {
        this.cycles = cycles;
        this.partnerships = partnerships;
        this.days = days;
    }

    @GetMapping("/partnerships/{partnership}/cycles")
    ModelAndView list(@PathVariable PartnershipId partnership) {
        return list(partnership, new Sent(Map.of()), null);
    }

    @PostMapping("/partnerships/{partnership}/cycles")
    ModelAndView begin(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        var sent = new Sent(fields);
        try {
            var id = new CycleId(sent.id("id"));
            cycles.begin(partnership, id, CurrentPerson.id(), sent.words("challenge", Draft.NOTE));
            return new ModelAndView("redirect:" + CyclePage.address(partnership, id));
        } catch (Refused refusal) {
            return list(partnership, sent, refusal.getMessage());
        }
    }

    @PostMapping("/partnerships/{partnership}/cycles/{id}/reopening")
    ModelAndView reopen(@PathVariable PartnershipId partnership, @PathVariable CycleId id) {
        try {
            cycles.reopen(partnership, id, CurrentPerson.id());
            return new ModelAndView("redirect:" + CyclePage.address(partnership, id));
        } catch (Refused refusal) {
            return list(partnership, new Sent(Map.of()), refusal.getMessage());
        }
    }

    @GetMapping("/partnerships/{partnership}/stages")
    ModelAndView stages(@PathVariable PartnershipId partnership) {
        return stages(partnership, new Sent(Map.of()), null);
    }

    @PostMapping("/partnerships/{partnership}/stages")
    ModelAndView nameStages(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        var sent = new Sent(fields);
        try {
            cycles.nameStages(partnership, Draft.of(Kind.STAGE_NAMES, CurrentPerson.id(), sent));
            return new ModelAndView("redirect:/partnerships/" + partnership.value());
        } catch (Refused refusal) {
            return stages(partnership, sent, refusal.getMessage());
        }
    }

    private ModelAndView list(PartnershipId partnership, Sent typed, @Nullable String refusal) {
        var partners = partnerships.partners(partnership);
        var story = cycles.story(partnership);
        return page("cycles/list", refusal)
                .addObject("partners", partners)
                .addObject("story", story)
                .addObject("days", days)
                .addObject("challenge", typed.raw("challenge"))
                .addObject(
                        "id",
                        typed.has("id") ? typed.raw("id") : UUID.randomUUID().toString());
    }

    private ModelAndView stages(PartnershipId partnership, Sent typed, @Nullable String refusal) {
        var partners = partnerships.partners(partnership);
        var now = cycles.story(partnership).stageNames();
        var address = "/partnerships/" + partnership.value();
        return page("cycles/write", refusal)
                .addObject("title", say("cycles.stage_names.title"))
                .addObject("lede", say("cycles.stage_names.lede"))
                .addObject("back", address)
                .addObject("newer", typed.has("base") ? now : null)
                .addObject("partners", partners)
                .addObject("form", Forms.of(Kind.STAGE_NAMES, address + "/stages", partners, null, now, typed));
    }

    static ModelAndView page(String view, @Nullable String refusal) {
        return new ModelAndView(view, refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("refusal", refusal);
    }
}
