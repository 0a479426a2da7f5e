package org.twolearn.cycles;

import jakarta.servlet.http.HttpServletRequest;
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

/** A cycle, and what is written down in it: the last word of an address says what kind of entry it is. */
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

    @GetMapping({"/standing", "/goal", "/checklist", "/seeing", "/closing"})
    ModelAndView form(
            @PathVariable PartnershipId partnership,
            @PathVariable CycleId id,
            @RequestParam(defaultValue = "") String what,
            HttpServletRequest request) {
        var kind = kind(request);
        var chosen = kind == Kind.CLOSING ? new Sent(Map.of("what", what)) : NOTHING;
        return page.write(partnership, id, kind, chosen, null);
    }

    /** What has a page of its own comes back on it. */
    @PostMapping({"/standing", "/goal", "/checklist", "/seeing", "/closing"})
    ModelAndView save(
            @PathVariable PartnershipId partnership,
            @PathVariable CycleId id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        var kind = kind(request);
        var sent = new Sent(fields);
        try {
            return taken(partnership, id, kind, sent);
        } catch (Refused refusal) {
            return page.write(partnership, id, kind, sent, refusal.getMessage())
                    .addObject("stopAt", stopAt(refusal, kind));
        }
    }

    /** The box that a refusal is about; empty where it is about none. */
    private static String stopAt(Refused refusal, Kind kind) {
        return switch (refusal) {
            case CycleRefused.NoLine _ -> "line";
            case CycleRefused.Blank _ when !kind.required.isEmpty() -> kind.required.getFirst();
            default -> "";
        };
    }

    /** What is written on the cycle's page comes back there. */
    @PostMapping({"/understanding", "/options", "/choice", "/steps", "/decisions"})
    ModelAndView add(
            @PathVariable PartnershipId partnership,
            @PathVariable CycleId id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        var kind = kind(request);
        var sent = new Sent(fields);
        try {
            return taken(partnership, id, kind, sent);
        } catch (Refused refusal) {
            return page.show(partnership, id, kind, sent, refusal.getMessage());
        }
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

    private static Kind kind(HttpServletRequest request) {
        var address = request.getRequestURI();
        return Kind.at(address.substring(address.lastIndexOf('/') + 1));
    }

    private String leads(PartnershipId partnership, CycleId id, Draft decided) {
        return Leads.to(partnership, cycles.story(partnership).cycle(id), decided.what());
    }

    private ModelAndView taken(PartnershipId partnership, CycleId id, Kind kind, Sent sent) {
        var draft = Draft.of(kind, CurrentPerson.id(), sent);
        cycles.write(partnership, id, draft);
        if (kind == Kind.DECISION) return new ModelAndView("redirect:" + leads(partnership, id, draft));
        var erase = "delete".equals(draft.texts().get("records"));
        return new ModelAndView("redirect:" + CyclePage.address(partnership, id) + (erase ? "/records" : ""));
    }
}
