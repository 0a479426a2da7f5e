package org.twolearn.partnerships;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.Colleague;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;
import org.twolearn.web.Typed;

/** What members do to have a colleague with them: one asks, each says yes for themselves. */
@Controller
class NewcomerPages {
    private final Joinings joinings;
    private final Partnerships partnerships;
    private final People people;

    NewcomerPages(Joinings joinings, Partnerships partnerships, People people) {
        this.joinings = joinings;
        this.partnerships = partnerships;
        this.people = people;
    }

    @GetMapping("/partnerships/{id}/newcomers/new")
    ModelAndView fresh(@PathVariable PartnershipId id, NewcomerForm form) {
        return page(id, form, HttpStatus.OK, null);
    }

    @PostMapping("/partnerships/{id}/newcomers")
    ModelAndView ask(@PathVariable PartnershipId id, NewcomerForm form) {
        partnerships.partners(id);
        try {
            var day = form.day(partnerships.tenSchoolDays());
            ask(id, form, day);
            return back(id);
        } catch (Refused refusal) {
            return page(id, form, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        } catch (DuplicateKeyException again) {
            return page(id, form, HttpStatus.UNPROCESSABLE_CONTENT, new PartnershipRefused.IsAsked().getMessage());
        }
    }

    /** Whoever asked in the same moment is there when it is tried again: the same form, or somebody else's. */
    private void ask(PartnershipId id, NewcomerForm form, LocalDate day) {
        try {
            joinings.ask(id, form.person(), CurrentPerson.id(), form.purpose(), day);
        } catch (DuplicateKeyException atOnce) {
            joinings.ask(id, form.person(), CurrentPerson.id(), form.purpose(), day);
        }
    }

    @PostMapping("/partnerships/{id}/newcomers/{person}/yes")
    ModelAndView yes(@PathVariable PartnershipId id, @PathVariable UUID person) {
        try {
            joinings.yes(id, new PersonId(person), CurrentPerson.id());
        } catch (DuplicateKeyException again) {
            // A double click: it is said.
        }
        return back(id);
    }

    @PostMapping("/partnerships/{id}/newcomers/{person}/refusal")
    ModelAndView refuse(@PathVariable PartnershipId id, @PathVariable UUID person) {
        joinings.refuse(id, new PersonId(person));
        return back(id);
    }

    @PostMapping("/partnerships/{id}/newcomers/{person}/withdrawal")
    ModelAndView takeBack(@PathVariable PartnershipId id, @PathVariable UUID person) {
        joinings.takeBack(id, new PersonId(person));
        return back(id);
    }

    @GetMapping("/partnerships/{id}/newcomers/{person}/words")
    ModelAndView words(@PathVariable PartnershipId id, @PathVariable UUID person) {
        return changing(id, new PersonId(person), null, HttpStatus.OK, null);
    }

    @PostMapping("/partnerships/{id}/newcomers/{person}/words")
    ModelAndView words(
            @PathVariable PartnershipId id,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "0") int read,
            @RequestParam(defaultValue = "") String words) {
        try {
            joinings.say(id, new PersonId(person), read, CurrentPerson.id(), Typed.words(words, Offer.WORDS));
            return back(id);
        } catch (Refused refusal) {
            return changing(id, new PersonId(person), words, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    private ModelAndView changing(
            PartnershipId id, PersonId person, @Nullable String words, HttpStatus status, @Nullable String refusal) {
        partnerships.partners(id);
        var joining = joinings.find(id, person);
        if (!joining.mine()) throw new EmptyResultDataAccessException(1);
        return new ModelAndView("partnerships/joiningwords", status)
                .addObject("joining", joining)
                .addObject("action", "/partnerships/%s/newcomers/%s/words".formatted(id.value(), person.value()))
                .addObject("back", "/partnerships/" + id.value())
                .addObject("words", words == null ? joining.saying().words() : words)
                .addObject("refusal", refusal);
    }

    private ModelAndView page(PartnershipId id, NewcomerForm form, HttpStatus status, @Nullable String refusal) {
        var partners = partnerships.partners(id);
        var chosen = form.chosen().map(people::colleague).orElse(null);
        var found = form.searched().isEmpty() ? List.<Colleague>of() : people.search(form.searched());
        return new ModelAndView("partnerships/newcomer", status)
                .addObject("partners", partners)
                .addObject("form", form)
                .addObject("chosen", chosen)
                .addObject(
                        "found",
                        found.stream()
                                .filter(one -> !partners.members().contains(one.id()))
                                .toList())
                .addObject("membersOnly", partnerships.find(id).keys().membersOnly())
                .addObject("until", form.until(partnerships.tenSchoolDays()))
                .addObject("refusal", refusal);
    }

    private static ModelAndView back(PartnershipId id) {
        return JoiningPages.to("/partnerships/" + id.value());
    }
}
