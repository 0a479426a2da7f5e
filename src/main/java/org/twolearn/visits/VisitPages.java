package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.cycles.CycleId;
import org.twolearn.cycles.OpenCycle;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;

/** Planning a visit. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits")
class VisitPages {
    private final Visits visits;
    private final PlanPage page;
    private final Partnerships partnerships;
    private final People people;
    private final Clock clock;

    VisitPages(Visits visits, PlanPage page, Partnerships partnerships, People people, Clock clock) {
        this.visits = visits;
        this.page = page;
        this.partnerships = partnerships;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/new")
    String fresh(
            @PathVariable PartnershipId partnership,
            @RequestParam @Nullable UUID host,
            @RequestParam @Nullable UUID like,
            Model model) {
        var partners = partnerships.partners(partnership);
        var whose = host == null ? CurrentPerson.id() : member(partners, new PersonId(host));
        var district = people.district();
        return page.fresh(partners, whose, district.schoolDaysAfter(district.today(clock), 1), like, model);
    }

    @PostMapping
    String offer(
            @PathVariable PartnershipId partnership,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        var partners = partnerships.partners(partnership);
        var form = new PlanForm(typed);
        var id = new VisitId(form.id());
        try {
            var host = member(partners, form.host());
            var district = people.district();
            var own = CurrentPerson.id().equals(host);
            var plan = form.plan(
                    district.zone(), partners.members(), own ? Optional.empty() : Optional.of(Details.UNREADABLE));
            if (plan.alone() && !form.alone()) throw new VisitRefused.NobodyVisits();
            timely(partnership, id, host, plan, form);
            visits.offer(
                    partnership, id, host, CurrentPerson.id(), plan, cycle(partnership, host, form), clock.instant());
        } catch (DuplicateKeyException sentTwice) {
            return redirect(partnership, id);
        } catch (Refused refusal) {
            page.refuse(refusal, form, model, response);
            return page.form(partners, null, form, model);
        }
        return redirect(partnership, id);
    }

    @GetMapping("/{visit}")
    String show(@PathVariable PartnershipId partnership, @PathVariable VisitId visit, Model model) {
        return page.show(partnerships.partners(partnership), visits.find(partnership, visit), model);
    }

    @GetMapping("/{visit}/change")
    String changing(@PathVariable PartnershipId partnership, @PathVariable VisitId visit, Model model) {
        return page.change(partnerships.partners(partnership), visits.find(partnership, visit), model);
    }

    @PostMapping("/{visit}/versions")
    String change(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        var partners = partnerships.partners(partnership);
        var found = visits.find(partnership, visit);
        var form = new PlanForm(typed).hostedBy(found.host());
        try {
            var kept = CurrentPerson.id().equals(found.host())
                    ? Optional.<Details>empty()
                    : Optional.of(page.details(found));
            var plan = form.plan(found.zone(), partners.members(), kept);
            timely(partnership, visit, found.host(), plan, form);
            change(partnership, visit, form.from(), plan);
        } catch (Refused refusal) {
            page.refuse(refusal, form, model, response);
            return page.form(partners, visits.find(partnership, visit), form, model);
        }
        return redirect(partnership, visit);
    }

    /** Whoever took the number in the same moment is there when it is tried again: the same form, or somebody else's. */
    private void change(PartnershipId partnership, VisitId visit, int from, Plan plan) {
        try {
            visits.change(partnership, visit, from, CurrentPerson.id(), plan, clock.instant());
        } catch (DuplicateKeyException atOnce) {
            visits.change(partnership, visit, from, CurrentPerson.id(), plan, clock.instant());
        }
    }

    @PostMapping("/{visit}/signature")
    String sign(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam(defaultValue = "0") int version,
            Model model,
            HttpServletResponse response) {
        try {
            visits.sign(partnership, visit, version, CurrentPerson.id(), clock.instant());
        } catch (VisitRefused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            return show(partnership, visit, model);
        }
        return redirect(partnership, visit);
    }

    /** Not now, taken back, called off: the same step. */
    @PostMapping("/{visit}/withdrawal")
    String remove(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            Model model,
            HttpServletResponse response) {
        try {
            visits.remove(partnership, visit, CurrentPerson.id(), clock.instant());
        } catch (VisitRefused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            return show(partnership, visit, model);
        }
        return "redirect:/partnerships/" + partnership.value() + "?off=true";
    }

    /** Refuses a time that has come, or for who records alone is over, and one that somebody in it has already given away, unless they mean it. */
    private void timely(PartnershipId partnership, VisitId id, PersonId host, Plan plan, PlanForm form) {
        if ((plan.alone() ? plan.ends() : plan.begins()).isBefore(clock.instant())) throw new VisitRefused.Past();
        if (form.has("anyway", "yes")) return;
        visits.meanwhile(partnership, id, host, plan, clock.instant()).ifPresent(other -> {
            throw new VisitRefused.Meanwhile(When.time(other.plan().begins(), other.zone()));
        });
    }

    /** The host's open cycle, if the form names it; any other is not found. */
    private @Nullable CycleId cycle(PartnershipId partnership, PersonId host, PlanForm form) {
        var named = form.cycle();
        if (named == null) return null;
        return page.cycle(partnership, host)
                .map(OpenCycle::id)
                .filter(named::equals)
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    private static PersonId member(Partners partners, PersonId person) {
        if (!partners.members().contains(person)) throw new EmptyResultDataAccessException(1);
        return person;
    }

    private static String redirect(PartnershipId partnership, VisitId visit) {
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value();
    }
}
