package org.twolearn.visits;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** Codes of a script: naming them, and putting one at a time on its lines. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}/codes")
class CodingPages {
    private final Visits visits;
    private final Codings codings;
    private final Partnerships partnerships;

    CodingPages(Visits visits, Codings codings, Partnerships partnerships) {
        this.visits = visits;
        this.codings = codings;
        this.partnerships = partnerships;
    }

    @GetMapping
    String codes(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam @Nullable UUID recorder,
            Model model) {
        // An address that was typed by hand: the page that leads here.
        if (recorder == null)
            return "redirect:" + visits.find(partnership, visit).seenAt(CurrentPerson.id());
        return page(partnership, visit, new PersonId(recorder), new Sent(Map.of()), model, "visits/ourcodes");
    }

    @PostMapping
    String add(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        var sent = new Sent(fields);
        var recorder = new PersonId(sent.id("recorder"));
        try {
            var code = new Code(
                    "",
                    sent.line("name", PlanForm.NAME),
                    sent.line("counts", PlanForm.LINE),
                    sent.line("not", PlanForm.LINE));
            codings.add(partnership, visit, CurrentPerson.id(), recorder, code);
        } catch (Refused refusal) {
            return again(refusal, partnership, visit, recorder, sent, model, response);
        }
        return here(partnership, visit, recorder);
    }

    @GetMapping("/lines")
    String lines(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam @Nullable UUID recorder,
            @RequestParam(defaultValue = "") String letter,
            Model model) {
        if (recorder == null) return codes(partnership, visit, null, model);
        var page = page(partnership, visit, new PersonId(recorder), new Sent(Map.of()), model, "visits/codedlines");
        var code = codings.script(partnership, visit, CurrentPerson.id(), new PersonId(recorder))
                .coding()
                .of(letter)
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        model.addAttribute("code", code);
        return page;
    }

    @PostMapping("/lines")
    String mark(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "line", defaultValue = "") List<String> lines) {
        var sent = new Sent(fields);
        var recorder = new PersonId(sent.id("recorder"));
        var had = ids(Stream.of(sent.raw("had").split(",")));
        codings.mark(partnership, visit, CurrentPerson.id(), recorder, sent.raw("letter"), had, ids(lines.stream()));
        return here(partnership, visit, recorder);
    }

    @PostMapping("/removal")
    String remove(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        var sent = new Sent(fields);
        var recorder = new PersonId(sent.id("recorder"));
        try {
            codings.remove(partnership, visit, CurrentPerson.id(), recorder, sent.raw("letter"));
        } catch (Refused refusal) {
            return again(refusal, partnership, visit, recorder, new Sent(Map.of()), model, response);
        }
        return here(partnership, visit, recorder);
    }

    private String again(
            Refused refusal,
            PartnershipId partnership,
            VisitId visit,
            PersonId recorder,
            Sent typed,
            Model model,
            HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute("refusal", refusal.getMessage());
        return page(partnership, visit, recorder, typed, model, "visits/ourcodes");
    }

    private String page(
            PartnershipId partnership, VisitId visit, PersonId recorder, Sent typed, Model model, String template) {
        model.addAttribute("partners", partnerships.partners(partnership));
        model.addAttribute("visit", visits.find(partnership, visit));
        model.addAttribute("drawn", codings.script(partnership, visit, CurrentPerson.id(), recorder));
        model.addAttribute("typed", typed);
        return template;
    }

    private static String here(PartnershipId partnership, VisitId visit, PersonId recorder) {
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/codes?recorder="
                + recorder.value();
    }

    /** One that is altered is nobody's: not found. */
    private static Set<UUID> ids(Stream<String> typed) {
        try {
            return typed.filter(id -> !id.isEmpty()).map(UUID::fromString).collect(toSet());
        } catch (IllegalArgumentException altered) {
            throw new EmptyResultDataAccessException(1);
        }
    }
}
