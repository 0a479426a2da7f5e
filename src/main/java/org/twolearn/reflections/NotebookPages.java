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
import org.twolearn.cycles.Days;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** The reader's own notebook. */
@Controller
@RequestMapping("/notebook")
class NotebookPages {
    private final Reflections reflections;
    private final Days days;

    NotebookPages(Reflections reflections, Days days) {
        this.reflections = reflections;
        this.days = days;
    }

    @GetMapping
    ModelAndView notebook() {
        return page(new Sent(Map.of()), null);
    }

    @PostMapping
    ModelAndView note(@RequestParam Map<String, String> fields) {
        var sent = new Sent(fields);
        try {
            reflections.note(CurrentPerson.id(), sent.id("id"), sent.words("note", 20_000));
            return new ModelAndView("redirect:/notebook");
        } catch (Refused refusal) {
            return page(sent, refusal.getMessage());
        }
    }

    @PostMapping("/{entry}")
    ModelAndView change(@PathVariable UUID entry, @RequestParam Map<String, String> fields) {
        var sent = new Sent(fields).with("of", entry);
        try {
            reflections.renote(CurrentPerson.id(), entry, sent.number("base"), sent.words("note", 20_000));
            return new ModelAndView("redirect:/notebook");
        } catch (Refused refusal) {
            return page(sent, refusal.getMessage());
        }
    }

    @PostMapping("/{entry}/removal")
    String erase(@PathVariable UUID entry) {
        reflections.erase(CurrentPerson.id(), entry);
        return "redirect:/notebook";
    }

    private ModelAndView page(Sent typed, @Nullable String refusal) {
        return new ModelAndView(
                        "reflections/notebook", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("notes", reflections.notebook(CurrentPerson.id()).reversed())
                .addObject("days", days)
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }
}
