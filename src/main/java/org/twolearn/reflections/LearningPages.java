package org.twolearn.reflections;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.cycles.CycleId;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** What each member learned. */
@Controller
@RequestMapping("/partnerships/{partnership}/learning")
class LearningPages {
    static final int NOTE = 2000;

    private final Reflections reflections;
    private final Learning learning;

    LearningPages(Reflections reflections, Learning learning) {
        this.reflections = reflections;
        this.learning = learning;
    }

    @GetMapping
    ModelAndView all(@PathVariable PartnershipId partnership) {
        return page(partnership, new Sent(Map.of()), null);
    }

    @PostMapping
    ModelAndView learn(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        var sent = new Sent(fields);
        try {
            var cycle = sent.idIfAny("cycle");
            var about = cycle == null ? null : new CycleId(cycle);
            reflections.learn(partnership, sent.id("id"), CurrentPerson.id(), about, sent.words("learned", NOTE));
            return new ModelAndView(back(partnership));
        } catch (Refused refusal) {
            return page(partnership, sent, refusal.getMessage());
        }
    }

    @PostMapping("/{entry}")
    ModelAndView change(
            @PathVariable PartnershipId partnership,
            @PathVariable UUID entry,
            @RequestParam Map<String, String> fields) {
        var sent = new Sent(fields).with("of", entry);
        try {
            var words = sent.words("learned", NOTE);
            reflections.relearn(partnership, entry, sent.number("base"), CurrentPerson.id(), words);
            return new ModelAndView(back(partnership));
        } catch (Refused refusal) {
            return page(partnership, sent, refusal.getMessage());
        }
    }

    @PostMapping("/{entry}/removal")
    String erase(@PathVariable PartnershipId partnership, @PathVariable UUID entry) {
        reflections.unlearn(partnership, entry);
        return back(partnership);
    }

    private static String back(PartnershipId partnership) {
        return "redirect:/partnerships/" + partnership.value() + "#learned";
    }

    private ModelAndView page(PartnershipId partnership, Sent typed, @Nullable String refusal) {
        return new ModelAndView(
                        "reflections/learning", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addAllObjects(learning.model(partnership, typed))
                .addObject("refusal", refusal);
    }
}
