package org.twolearn.dialogue;

import static org.twolearn.dialogue.DialogueView.address;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** What each said they would do, and logging a talk. */
@Controller
@RequestMapping("/partnerships/{partnership}")
class StepPages {
    private static final List<String> NOW = List.of("said", "done", "let go");

    private final NextSteps steps;
    private final DialogueView shown;

    StepPages(NextSteps steps, DialogueView shown) {
        this.steps = steps;
        this.shown = shown;
    }

    @GetMapping("/steps")
    ModelAndView steps(@PathVariable PartnershipId partnership) {
        return shown.page("steps", partnership, new Sent(Map.of()), null);
    }

    @PostMapping("/steps")
    ModelAndView say(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        return take("steps", "#next", partnership, fields, sent -> {
            var cycle = sent.idIfAny("cycle");
            steps.say(
                    partnership,
                    sent.id("id"),
                    CurrentPerson.id(),
                    sent.words("step", DialoguePages.NOTE),
                    sent.day("day"),
                    sent.words("help", DialoguePages.NOTE),
                    cycle == null ? null : new CycleId(cycle));
        });
    }

    @PostMapping("/steps/{step}/now")
    ModelAndView now(
            @PathVariable PartnershipId partnership,
            @PathVariable UUID step,
            @RequestParam Map<String, String> fields) {
        return take(
                "steps", "#next", partnership, new Sent(fields).with("of", step).fields(), sent -> {
                    var what = sent.oneOf("what", NOW);
                    if (what == null) throw new DialogueRefused.Blank("now");
                    steps.now(
                            partnership,
                            sent.id("id"),
                            step,
                            CurrentPerson.id(),
                            what,
                            sent.words("step", DialoguePages.NOTE),
                            sent.day("day"),
                            sent.words("help", DialoguePages.NOTE));
                });
    }

    @GetMapping("/talks")
    ModelAndView talks(@PathVariable PartnershipId partnership) {
        return shown.page("talks", partnership, new Sent(Map.of()), null);
    }

    @PostMapping("/talks")
    ModelAndView talked(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        return take("talks", "", partnership, fields, sent -> {
            steps.talked(
                    partnership,
                    sent.id("id"),
                    CurrentPerson.id(),
                    sent.day("day"),
                    sent.words("note", DialoguePages.NOTE));
        });
    }

    @PostMapping("/talks/{talk}/return")
    ModelAndView takeBack(@PathVariable PartnershipId partnership, @PathVariable UUID talk) {
        return take("talks", "/talks", partnership, Map.of(), _ -> steps.takeBackTalk(partnership, talk));
    }

    private ModelAndView take(
            String page,
            String then,
            PartnershipId partnership,
            Map<String, String> fields,
            DialoguePages.Saying saying) {
        var sent = new Sent(fields);
        try {
            saying.say(sent);
            return new ModelAndView("redirect:" + address(partnership) + then);
        } catch (Refused refusal) {
            return shown.page(page, partnership, sent, refusal.getMessage()).addObject("box", box(refusal, sent));
        }
    }

    /** The field that a refusal is about, if it is about one. */
    private static @Nullable String box(Refused refusal, Sent sent) {
        var field = switch (refusal) {
            case DialogueRefused.Blank blank when blank.what().equals("step") -> "step";
            case DialogueRefused.NotYet _, DialogueRefused.DayIsOver _, Sent.NotADay _ -> "day";
            default -> null;
        };
        return field == null || !sent.has("of") ? field : field + "-" + sent.raw("of");
    }
}
