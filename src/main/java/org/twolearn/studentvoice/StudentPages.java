package org.twolearn.studentvoice;

import java.time.Clock;
import java.util.List;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** What a host asks their students, and what came of it. */
@Controller
@RequestMapping("/partnerships/{partnership}/students")
class StudentPages {
    private final StudentAsks asks;
    private final Partnerships partnerships;
    private final People people;
    private final Clock clock;

    StudentPages(StudentAsks asks, Partnerships partnerships, People people, Clock clock) {
        this.asks = asks;
        this.partnerships = partnerships;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all(@PathVariable PartnershipId partnership) {
        return page("studentvoice/list", partnership, null)
                .addObject("asks", asks.all(partnership))
                .addObject("on", asks.on());
    }

    @GetMapping("/new")
    ModelAndView begin(@PathVariable PartnershipId partnership, @RequestParam(defaultValue = "pulse") String kind) {
        return form(partnership, new Sent(Map.of("kind", AskKind.of(kind).key())), null);
    }

    @PostMapping
    ModelAndView ask(@PathVariable PartnershipId partnership, @RequestParam Map<String, String> fields) {
        var partners = partnerships.partners(partnership);
        var sent = new Sent(fields);
        try {
            var id = sent.id("id");
            asks.ask(
                    partners,
                    id,
                    CurrentPerson.id(),
                    AskForm.of(sent, people.district().today(clock)));
            return new ModelAndView("redirect:" + path(partnership) + "/" + id);
        } catch (Refused refusal) {
            return form(partnership, sent, refusal.getMessage());
        }
    }

    @GetMapping("/{asked}")
    ModelAndView show(@PathVariable PartnershipId partnership, @PathVariable("asked") UUID ask) {
        return ask(partnership, ask, null);
    }

    @PostMapping("/{asked}/closing")
    String close(@PathVariable PartnershipId partnership, @PathVariable("asked") UUID ask) {
        asks.close(partnership, ask);
        return back(partnership, ask);
    }

    @PostMapping("/{asked}/look")
    ModelAndView look(@PathVariable PartnershipId partnership, @PathVariable("asked") UUID ask) {
        try {
            asks.look(partnership, ask);
            return new ModelAndView("redirect:" + path(partnership) + "/" + ask);
        } catch (Refused refusal) {
            return ask(partnership, ask, refusal.getMessage());
        }
    }

    @PostMapping("/{asked}/slips/{slip}/removal")
    String strike(@PathVariable PartnershipId partnership, @PathVariable("asked") UUID ask, @PathVariable UUID slip) {
        asks.strike(partnership, ask, slip);
        return back(partnership, ask);
    }

    @PostMapping("/{asked}/showing")
    String show(
            @PathVariable PartnershipId partnership,
            @PathVariable("asked") UUID ask,
            @RequestParam(required = false) @Nullable List<UUID> slip) {
        asks.show(partnership, ask, slip == null ? List.of() : slip);
        return back(partnership, ask);
    }

    @PostMapping("/{asked}/showing/end")
    String takeBack(@PathVariable PartnershipId partnership, @PathVariable("asked") UUID ask) {
        asks.takeBack(partnership, ask);
        return back(partnership, ask);
    }

    @PostMapping("/{asked}/removal")
    String erase(@PathVariable PartnershipId partnership, @PathVariable("asked") UUID ask) {
        asks.erase(partnership, ask);
        return "redirect:" + path(partnership);
    }

    private ModelAndView ask(PartnershipId partnership, UUID id, @Nullable String refusal) {
        var page = page("studentvoice/show", partnership, refusal);
        var all = asks.all(partnership);
        var ask = asks.find(partnership, id);
        var before = all.stream()
                .filter(one ->
                        one.askedAt().isBefore(ask.askedAt()) && ask.host().equals(one.host()))
                .filter(one -> ask.words() != null && ask.words().sameAs(one.words()) && one.seen() != null)
                .toList();
        return page.addObject("ask", ask)
                .addObject("before", before)
                .addObject("now", clock.instant())
                .addObject("me", CurrentPerson.id())
                .addObject(
                        "address",
                        ServletUriComponentsBuilder.fromCurrentContextPath().build() + "/answer");
    }

    private ModelAndView form(PartnershipId partnership, Sent typed, @Nullable String refusal) {
        return page("studentvoice/form", partnership, refusal)
                .addObject("kind", AskKind.of(typed.raw("kind")))
                .addObject("typed", typed)
                .addObject("on", asks.on());
    }

    private ModelAndView page(String view, PartnershipId partnership, @Nullable String refusal) {
        return new ModelAndView(view, refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("partners", partnerships.partners(partnership))
                .addObject("zone", people.district().zone())
                .addObject("refusal", refusal);
    }

    private static String path(PartnershipId partnership) {
        return "/partnerships/" + partnership.value() + "/students";
    }

    private static String back(PartnershipId partnership, UUID ask) {
        return "redirect:" + path(partnership) + "/" + ask;
    }
}
