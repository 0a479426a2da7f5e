package org.twolearn.partnerships;

import static java.util.stream.Collectors.toSet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.Refused;

/** The letter two or more people sign. */
@Controller
class AgreementPages {
    private final Partnerships partnerships;
    private final Agreements agreements;
    private final People people;

    AgreementPages(Partnerships partnerships, Agreements agreements, People people) {
        this.partnerships = partnerships;
        this.agreements = agreements;
        this.people = people;
    }

    /** The version in force, or the newest while none is. */
    @GetMapping("/partnerships/{id}/agreement")
    @Transactional(readOnly = true)
    public ModelAndView show(@PathVariable PartnershipId id) {
        return letter(id, 0, HttpStatus.OK, null);
    }

    @GetMapping("/partnerships/{id}/agreement/versions/{version}")
    @Transactional(readOnly = true)
    public ModelAndView version(@PathVariable PartnershipId id, @PathVariable int version) {
        return letter(id, version, HttpStatus.OK, null);
    }

    @GetMapping("/partnerships/{id}/agreement/lines")
    ModelAndView edit(@PathVariable PartnershipId id) {
        return edit(id, null, null, HttpStatus.OK, null);
    }

    /** What was shared before anybody wrote is nothing: a form that shows no shared lines has read version 0. */
    @PostMapping("/partnerships/{id}/agreement/lines")
    ModelAndView write(
            @PathVariable PartnershipId id,
            @RequestParam(defaultValue = "0") int read,
            @RequestParam Map<String, String> form) {
        try {
            agreements.write(id, read, CurrentPerson.id(), Lines.typed(false, form), Lines.typed(true, form));
            return new ModelAndView("redirect:/partnerships/%s/agreement".formatted(id.value()));
        } catch (Refused refusal) {
            var typed = new Lines(form);
            return edit(id, typed, typed, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage())
                    .addObject("blank", refusal instanceof PartnershipRefused.NothingWritten)
                    .addObject("noDay", refusal instanceof PartnershipRefused.ReviewNotADay);
        }
    }

    @PostMapping("/partnerships/{id}/agreement/signatures")
    ModelAndView sign(@PathVariable PartnershipId id, @RequestParam int version) {
        try {
            agreements.sign(id, version, CurrentPerson.id());
        } catch (DuplicateKeyException again) {
            // A double click: it is signed.
        } catch (PartnershipRefused.HopeIsBlank refusal) {
            return edit(id, null, null, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage())
                    .addObject("blank", true);
        } catch (Refused refusal) {
            return letter(id, 0, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
        var binds = partnerships.agreed(id)
                && agreements.of(id).inForce(partnerships.partners(id).members()) == version;
        return new ModelAndView("redirect:/partnerships/" + id.value() + (binds ? "" : "/agreement"));
    }

    private ModelAndView letter(PartnershipId id, int version, HttpStatus status, @Nullable String refusal) {
        var agreement = agreements.of(id);
        var partners = partnerships.partners(id);
        var shown = version != 0 ? version : agreement.newest();
        var readable = agreement.newest() == 0 ? 0 : agreement.readableFrom(CurrentPerson.id());
        if (shown < readable || shown > agreement.newest()) throw new EmptyResultDataAccessException(1);
        return new ModelAndView("partnerships/letter", status)
                .addObject(
                        "view",
                        LetterView.of(
                                agreement,
                                shown,
                                partners,
                                people.about(partners.everybody().stream()
                                        .map(Partner::id)
                                        .collect(toSet())),
                                people.district().zone()))
                .addObject("readable", readable)
                .addObject("refusal", refusal);
    }

    private ModelAndView edit(
            PartnershipId id,
            @Nullable Lines own,
            @Nullable Lines shared,
            HttpStatus status,
            @Nullable String refusal) {
        var agreement = agreements.of(id);
        var letter = agreement.at(agreement.newest());
        return new ModelAndView("partnerships/lines", status)
                .addObject("partners", partnerships.partners(id))
                .addObject("letter", letter)
                .addObject("own", own == null ? letter.of(CurrentPerson.id()) : own)
                .addObject("shared", shared == null ? letter.shared() : shared)
                .addObject("meanwhile", shared == null ? null : letter.shared())
                .addObject("refusal", refusal);
    }
}
