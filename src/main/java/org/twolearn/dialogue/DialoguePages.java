package org.twolearn.dialogue;

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

/** Ideas: putting one, saying what became of it, taking it back, asking for one. */
@Controller
@RequestMapping("/partnerships/{partnership}")
class DialoguePages {
    private static final List<String> BECAME = List.of("taken", "changed", "left", "on the table");
    private static final List<String> MORE = List.of("-2", "-3");
    static final int NOTE = 2000;

    private final Ideas ideas;
    private final DialogueView shown;

    DialoguePages(Ideas ideas, DialogueView shown) {
        this.ideas = ideas;
        this.shown = shown;
    }

    @GetMapping("/ideas")
    ModelAndView ideas(@PathVariable PartnershipId partnership) {
        return shown.page("ideas", partnership, new Sent(Map.of()), null);
    }

    @PostMapping("/ideas")
    ModelAndView put(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        return take(partnership, fields, sent -> {
            put(partnership, sent, "");
            for (var more : MORE) if (!sent.words("idea" + more, NOTE).isEmpty()) put(partnership, sent, more);
        });
    }

    /** One of up to three that are sent together; the first must say something. */
    private void put(PartnershipId partnership, Sent sent, String which) {
        var cycle = sent.idIfAny("cycle");
        ideas.put(
                partnership,
                sent.id("id" + which),
                CurrentPerson.id(),
                sent.words("idea" + which, NOTE),
                cycle == null ? null : new CycleId(cycle),
                sent.idIfAny("visit"),
                sent.idIfAny("ask"));
    }

    @PostMapping("/ideas/{idea}/became")
    ModelAndView became(
            @PathVariable PartnershipId partnership,
            @PathVariable UUID idea,
            @RequestParam Map<String, String> fields) {
        return take(partnership, new Sent(fields).with("of", idea).fields(), sent -> {
            var became = sent.oneOf("became", BECAME);
            if (became == null) throw new DialogueRefused.Blank("became");
            ideas.became(partnership, sent.id("id"), idea, CurrentPerson.id(), became, sent.words("how", NOTE));
        });
    }

    @PostMapping("/ideas/{idea}/return")
    ModelAndView takeBack(
            @PathVariable PartnershipId partnership,
            @PathVariable UUID idea,
            @RequestParam Map<String, String> fields) {
        return take(partnership, fields, _ -> ideas.takeBack(partnership, idea, CurrentPerson.id()));
    }

    @PostMapping("/asks")
    ModelAndView ask(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        return take(
                partnership,
                fields,
                sent -> ideas.ask(
                        partnership,
                        sent.id("id"),
                        CurrentPerson.id(),
                        sent.words("about", NOTE),
                        sent.idIfAny("visit")));
    }

    /** Not now, or taken back: the same step. */
    @PostMapping("/asks/{ask}/withdrawal")
    ModelAndView leaveBe(
            @PathVariable PartnershipId partnership, @PathVariable UUID ask, @RequestParam Map<String, String> fields) {
        return take(partnership, fields, _ -> ideas.leaveBe(partnership, ask, CurrentPerson.id()));
    }

    interface Saying {
        void say(Sent sent);
    }

    private ModelAndView take(PartnershipId partnership, Map<String, String> fields, Saying saying) {
        var sent = new Sent(fields);
        try {
            saying.say(sent);
            return new ModelAndView("redirect:" + shown.after(partnership, sent.idIfAny("visit")) + "#ideas");
        } catch (Refused refusal) {
            return shown.page("ideas", partnership, sent, refusal.getMessage()).addObject("box", box(refusal, sent));
        }
    }

    /** The field that a refusal is about: where an idea is put, or where a question is answered with one. */
    private static @Nullable String box(Refused refusal, Sent sent) {
        if (!(refusal instanceof DialogueRefused.Blank blank && blank.what().equals("idea"))) return null;
        return sent.raw("ask").isEmpty() ? "idea" : "answer-" + sent.raw("ask");
    }
}
