package org.twolearn.partnerships;

import java.util.ArrayList;
import java.util.List;
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
import org.twolearn.web.Refused;
import org.twolearn.web.Typed;

/** Making an offer and answering one. */
@Controller
class OfferPages {
    private final Partnerships partnerships;
    private final People people;

    OfferPages(Partnerships partnerships, People people) {
        this.partnerships = partnerships;
        this.people = people;
    }

    @GetMapping("/offers/new")
    ModelAndView fresh(OfferForm form) {
        return page(form, HttpStatus.OK, null);
    }

    @PostMapping("/offers")
    ModelAndView offer(OfferForm form) {
        var stops = form.stops(partnerships.tomorrow());
        if (!stops.isEmpty())
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT, null).addObject("stops", stops);
        try {
            var id = offer(form.by(CurrentPerson.id(), partnerships.tenSchoolDays()));
            return new ModelAndView("redirect:/partnerships/" + id.value());
        } catch (Refused refusal) {
            return page(form.fresh(), HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    /** The same form sent twice is one offer. */
    private PartnershipId offer(Offer offer) {
        try {
            return partnerships.offer(offer);
        } catch (DuplicateKeyException atOnce) {
            return partnerships.offer(offer);
        }
    }

    @PostMapping("/partnerships/{id}/acceptance")
    String accept(@PathVariable PartnershipId id, @RequestParam(defaultValue = "0") int read) {
        try {
            if (!answered(id)) partnerships.accept(id, read, CurrentPerson.id());
        } catch (DuplicateKeyException | EmptyResultDataAccessException | Refused again) {
            // A double click: the answer is given.
            if (!answered(id)) throw again;
        }
        return "redirect:/partnerships/" + id.value();
    }

    private boolean answered(PartnershipId id) {
        var partnership = partnerships.find(id);
        return partnership.members().contains(CurrentPerson.id()) && !partnership.asks(CurrentPerson.id());
    }

    @PostMapping("/partnerships/{id}/refusal")
    String refuse(@PathVariable PartnershipId id) {
        partnerships.refuse(id, CurrentPerson.id());
        return "redirect:/";
    }

    @PostMapping("/partnerships/{id}/withdrawal")
    String takeBack(@PathVariable PartnershipId id) {
        partnerships.takeBack(id);
        return "redirect:/partnerships";
    }

    @GetMapping("/partnerships/{id}/change")
    ModelAndView change(@PathVariable PartnershipId id) {
        return changing(id, null, HttpStatus.OK, null);
    }

    @PostMapping("/partnerships/{id}/change")
    ModelAndView change(@PathVariable PartnershipId id, @RequestParam int after, @RequestParam String words) {
        try {
            partnerships.say(id, after, CurrentPerson.id(), Typed.words(words, Offer.WORDS));
            return new ModelAndView("redirect:/partnerships/" + id.value());
        } catch (Refused refusal) {
            return changing(id, words, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    private ModelAndView changing(
            PartnershipId id, @Nullable String words, HttpStatus status, @Nullable String refusal) {
        var partnership = partnerships.find(id);
        return new ModelAndView("partnerships/change", status)
                .addObject("partnership", partnership)
                .addObject("names", people.names(Partnerships.everybody(List.of(partnership))))
                .addObject("words", words == null ? partnership.saying().words() : words)
                .addObject("refusal", refusal);
    }

    private ModelAndView page(OfferForm form, HttpStatus status, @Nullable String refusal) {
        var chosen = new ArrayList<Colleague>();
        form.people().forEach(person -> chosen.add(people.colleague(person)));
        return new ModelAndView("partnerships/offer", status)
                .addObject("form", form)
                .addObject("chosen", chosen)
                .addObject(
                        "found",
                        (form.asked().isEmpty() ? people.coaches() : people.search(form.asked()))
                                .stream()
                                        .filter(one -> !one.id().equals(CurrentPerson.id()))
                                        .toList())
                .addObject("until", form.until(partnerships.tenSchoolDays()))
                .addObject("refusal", refusal);
    }
}
