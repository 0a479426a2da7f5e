package org.twolearn.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A position is offered here, and answered. */
@Controller
class PositionPages {
    private final Positions positions;
    private final People people;
    private final SchoolPages school;

    PositionPages(Positions positions, People people, SchoolPages school) {
        this.positions = positions;
        this.people = people;
        this.school = school;
    }

    @GetMapping("/positions/new")
    String begin(
            @RequestParam(required = false) @Nullable UUID to,
            @RequestParam(required = false) @Nullable UUID school,
            Model model) {
        // To whom is said on the School page, by each name.
        return to == null ? "redirect:/school" : begin(new PersonId(to), school, null, model);
    }

    @PostMapping("/positions")
    String offer(
            @RequestParam UUID id,
            @RequestParam UUID to,
            @RequestParam(required = false) @Nullable UUID school,
            @RequestParam(defaultValue = "") String kind,
            HttpServletResponse response,
            Model model) {
        try {
            positions.offer(id, new PersonId(to), school, kind);
        } catch (PeopleRefused refused) {
            if (!positions.made(id)) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return begin(new PersonId(to), school, refused.getMessage(), model);
            }
        }
        return school == null ? "redirect:/school" : "redirect:/school/" + school;
    }

    /** What a position means, before the yes to it. */
    @GetMapping("/positions/{id}")
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID id, Model model) {
        var offer = positions.toMe(id);
        model.addAttribute("offer", offer);
        model.addAttribute("over", Positions.OVER_OTHERS.contains(offer.kind()));
        model.addAttribute("closes", positions.wouldClose(offer.kind()));
        return "people/accept";
    }

    @PostMapping("/positions/{id}/acceptance")
    String accept(@PathVariable UUID id) {
        try {
            positions.accept(id);
        } catch (DuplicateKeyException sentTwice) {
            // It is accepted already.
        }
        return "redirect:/school?accepted=" + id;
    }

    /** "Not now" of the one, "taken back" of the other. */
    @PostMapping("/positions/{id}/end")
    String end(@PathVariable UUID id) {
        positions.end(id);
        return "redirect:/school";
    }

    @PostMapping("/positions/laid-down")
    String layDown(@RequestParam String kind, HttpServletResponse response, Model model) {
        try {
            positions.layDown(kind);
            return "redirect:/school";
        } catch (PeopleRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            return school.mine("", 0, null, model);
        }
    }

    private String begin(PersonId to, @Nullable UUID school, @Nullable String refusal, Model model) {
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute("to", people.colleague(to));
        model.addAttribute("school", school);
        model.addAttribute("kinds", positions.offerable(school));
        model.addAttribute("refusal", refusal);
        return "people/offer";
    }
}
