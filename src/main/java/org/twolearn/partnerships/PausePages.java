package org.twolearn.partnerships;

import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** Why somebody's access is paused, without a word of what is in the partnership; and where the other lets them go on. */
@Controller
class PausePages {
    private final Pauses pauses;
    private final People people;

    PausePages(Pauses pauses, People people) {
        this.pauses = pauses;
        this.people = people;
    }

    @GetMapping("/pauses/{id}")
    @Transactional(readOnly = true)
    public String show(@PathVariable PartnershipId id, Model model) {
        var pause = pauses.of(id);
        var above = pause.over().stream().map(Pause::above).distinct().toList();
        model.addAttribute("pause", pause);
        model.addAttribute("names", people.names(above));
        model.addAttribute("about", people.about(above));
        model.addAttribute("zone", people.district().zone());
        model.addAttribute("entry", UUID.randomUUID());
        return "partnerships/pause";
    }

    @PostMapping("/pauses/{id}/yes")
    String letGoOn(
            @PathVariable PartnershipId id,
            @RequestParam UUID entry,
            @RequestParam UUID about,
            @RequestParam String what,
            @RequestParam UUID place) {
        try {
            pauses.letGoOn(id, entry, new PersonId(about), what, place);
        } catch (DuplicateKeyException sentTwice) {
            // It is said already.
        }
        return "redirect:/pauses/" + id.value();
    }

    @PostMapping("/pauses/{id}/return")
    String takeBack(@PathVariable PartnershipId id, @RequestParam UUID entry) {
        pauses.takeBack(id, entry);
        return "redirect:/pauses/" + id.value();
    }

    @PostMapping("/pauses/{id}/departure")
    String leave(@PathVariable PartnershipId id) {
        pauses.leave(id);
        return "redirect:/partnerships?left=" + id.value();
    }
}
