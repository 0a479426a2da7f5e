package org.twolearn.partnerships;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.signin.WaysIn;
import org.twolearn.web.Refused;
import org.twolearn.web.Typed;

/** What a newcomer sees who is asked into a running partnership, and their answer. Members are led to the partnership. */
@Controller
class JoiningPages {
    private static final int HOPE = 600;

    private final Joinings joinings;
    private final Partnerships partnerships;
    private final Sealing sealing;
    private final WaysIn waysIn;
    private final People people;

    JoiningPages(Joinings joinings, Partnerships partnerships, Sealing sealing, WaysIn waysIn, People people) {
        this.joinings = joinings;
        this.partnerships = partnerships;
        this.sealing = sealing;
        this.waysIn = waysIn;
        this.people = people;
    }

    @GetMapping("/partnerships/{id}/joining")
    ModelAndView show(@PathVariable PartnershipId id) {
        return page(id, "", HttpStatus.OK, null);
    }

    @PostMapping("/partnerships/{id}/joining/acceptance")
    ModelAndView accept(
            @PathVariable PartnershipId id,
            @RequestParam(defaultValue = "0") int read,
            @RequestParam(defaultValue = "0") int letter,
            @RequestParam(defaultValue = "") String hope) {
        if (sealing.newcomer(id) != Sealing.Newcomer.READS)
            return page(id, hope, HttpStatus.UNPROCESSABLE_CONTENT, null);
        try {
            joinings.accept(id, read, letter, CurrentPerson.id(), Typed.words(hope, HOPE));
        } catch (DuplicateKeyException again) {
            // A double click: they are in.
        } catch (EmptyResultDataAccessException again) {
            partnerships.partners(id);
        } catch (Refused refusal) {
            return page(id, hope, HttpStatus.UNPROCESSABLE_CONTENT, refusal);
        }
        return to("/partnerships/" + id.value());
    }

    /** Makes a key of one's own, where there is none or it is shut here, and asks the members for theirs. */
    @PostMapping("/partnerships/{id}/joining/keys")
    ModelAndView ask(
            @PathVariable PartnershipId id,
            @RequestParam @Nullable String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (joinings.findMine(id).isEmpty()) throw new EmptyResultDataAccessException(1);
            if (code != null) waysIn.prove(code, request, response);
            sealing.ask(id);
        } catch (Refused refusal) {
            return page(id, "", HttpStatus.UNPROCESSABLE_CONTENT, refusal);
        }
        return to("/partnerships/" + id.value() + "/joining");
    }

    @PostMapping("/partnerships/{id}/joining/refusal")
    ModelAndView refuse(@PathVariable PartnershipId id) {
        joinings.refuse(id, CurrentPerson.id());
        return to("/");
    }

    @GetMapping("/partnerships/{id}/joining/change")
    ModelAndView change(@PathVariable PartnershipId id) {
        return changing(id, null, HttpStatus.OK, null);
    }

    @PostMapping("/partnerships/{id}/joining/change")
    ModelAndView change(
            @PathVariable PartnershipId id,
            @RequestParam(defaultValue = "0") int read,
            @RequestParam(defaultValue = "") String words) {
        try {
            joinings.say(id, CurrentPerson.id(), read, CurrentPerson.id(), Typed.words(words, Offer.WORDS));
            return to("/partnerships/" + id.value() + "/joining");
        } catch (Refused refusal) {
            return changing(id, words, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    private ModelAndView page(PartnershipId id, String hope, HttpStatus status, @Nullable Refused refusal) {
        var joining = joinings.findMine(id);
        if (joining.isEmpty())
            return to("/partnerships/" + partnerships.partners(id).id().value());
        var keys = sealing.newcomer(id);
        if (keys != Sealing.Newcomer.READS) return keys(joining.get(), keys, status, refusal);
        return page(id, joining.get(), hope, status, refusal);
    }

    /** Where only the members hold the keys there is nothing to read before one of them has handed them over. */
    private ModelAndView keys(
            Joining joining, Sealing.Newcomer standing, HttpStatus status, @Nullable Refused refusal) {
        return new ModelAndView("partnerships/joiningkeys", status)
                .addObject("joining", joining)
                .addObject("members", people.names(joining.members()).of(joining.members()))
                .addObject("standing", standing)
                .addObject("printed", waysIn.printed())
                .addObject("refusal", refusal == null ? null : refusal.getMessage());
    }

    private ModelAndView page(
            PartnershipId id, Joining joining, String hope, HttpStatus status, @Nullable Refused refusal) {
        var agreement = joinings.letter(id);
        var members = List.copyOf(joining.members());
        var named = new ArrayList<>(members);
        named.add(CurrentPerson.id());
        named.addAll(agreement.at(agreement.newest()).own().keySet());
        var partners = Partners.of(joining, CurrentPerson.id(), people.names(named));
        var shown = agreement.inForce(java.util.Set.copyOf(members));
        return new ModelAndView("partnerships/joining", status)
                .addObject("joining", joining)
                .addObject("partners", partners)
                .addObject(
                        "view",
                        new LetterView(
                                agreement,
                                agreement.at(shown),
                                null,
                                shown,
                                partners.withoutReader(),
                                people.about(named),
                                people.district().zone()))
                .addObject("over", people.over(members))
                .addObject("hope", hope)
                .addObject("blank", refusal instanceof PartnershipRefused.HopeIsBlank)
                .addObject("refusal", refusal == null ? null : refusal.getMessage());
    }

    private ModelAndView changing(
            PartnershipId id, @Nullable String words, HttpStatus status, @Nullable String refusal) {
        var joining = joinings.findMine(id);
        if (joining.isEmpty())
            return to("/partnerships/" + partnerships.partners(id).id().value());
        return new ModelAndView("partnerships/joiningwords", status)
                .addObject("joining", joining.get())
                .addObject("action", "/partnerships/" + id.value() + "/joining/change")
                .addObject("back", "/partnerships/" + id.value() + "/joining")
                .addObject("words", words == null ? joining.get().saying().words() : words)
                .addObject("refusal", refusal);
    }

    static ModelAndView to(String page) {
        return new ModelAndView("redirect:" + page);
    }
}
