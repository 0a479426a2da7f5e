package org.twolearn.visits;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.twolearn.cycles.Cycles;
import org.twolearn.cycles.OpenCycle;
import org.twolearn.partnerships.Partner;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;

/** The plan of a visit as its pages show it. */
@Component
class PlanPage {
    private final VisitWords words;
    private final Losses losses;
    private final Cycles cycles;
    private final OwnForms forms;
    private final OwnVisits own;
    private final Clock clock;

    PlanPage(VisitWords words, Losses losses, Cycles cycles, OwnForms forms, OwnVisits own, Clock clock) {
        this.words = words;
        this.losses = losses;
        this.cycles = cycles;
        this.forms = forms;
        this.own = own;
        this.clock = clock;
    }

    /** One version, opened. */
    record Opened(PlanVersion version, Details details, String note) {}

    Details details(Visit visit) {
        return words.details(visit, visit.newest());
    }

    String show(Partners partners, Visit visit, Model model) {
        var newest = opened(visit, visit.newest());
        model.addAttribute("partners", partners);
        model.addAttribute("visit", visit);
        model.addAttribute("newest", newest);
        model.addAttribute("before", before(visit, newest));
        model.addAttribute("me", CurrentPerson.id());
        model.addAttribute("now", clock.instant());
        model.addAttribute("losses", losses.of(visit));
        return "visits/show";
    }

    /** @param like an earlier visit whose form of their own is taken again, or null */
    String fresh(Partners partners, PersonId host, LocalDate day, @Nullable UUID like, Model model) {
        var reader = CurrentPerson.id();
        var visitors = host.equals(reader)
                ? partners.others().stream().map(Partner::id).collect(toSet())
                : Set.of(reader);
        var form = PlanForm.fresh(host, visitors, day, cycle(partners.id(), host));
        var again = like == null ? Optional.<OwnForms.Own>empty() : forms.of(partners.id(), new VisitId(like));
        return form(partners, null, again.map(own -> form.like(own.details())).orElse(form), model);
    }

    String change(Partners partners, Visit visit, Model model) {
        return form(partners, visit, PlanForm.of(visit, visit.newest(), details(visit)), model);
    }

    void refuse(Refused refusal, PlanForm form, Model model, HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute("refusal", refusal.getMessage());
        model.addAttribute("box", form.box(refusal));
        model.addAttribute("meanwhile", refusal instanceof VisitRefused.Meanwhile);
    }

    /** Where somebody else was quicker, theirs is shown beside what was typed, and saving again starts from theirs. */
    String form(Partners partners, @Nullable Visit visit, PlanForm form, Model model) {
        var quicker = visit != null
                && !form.one("from").equals(String.valueOf(visit.newest().version()));
        model.addAttribute("partners", partners);
        model.addAttribute("visit", visit);
        model.addAttribute("form", form);
        model.addAttribute("quicker", visit != null && quicker ? opened(visit, visit.newest()) : null);
        model.addAttribute(
                "cycle", visit == null ? cycle(partners.id(), form.host()).orElse(null) : null);
        model.addAttribute("again", visit == null ? forms.newest(partners.id()).orElse(null) : null);
        model.addAttribute("sound", own.allowed());
        model.addAttribute("me", CurrentPerson.id());
        return "visits/form";
    }

    /** What the host is working at, if a cycle of theirs is open. */
    Optional<OpenCycle> cycle(PartnershipId partnership, PersonId host) {
        return cycles.open(partnership).stream()
                .filter(open -> open.owner().equals(host))
                .findFirst();
    }

    private Opened opened(Visit visit, PlanVersion plan) {
        return new Opened(plan, words.details(visit, plan), words.note(visit, plan));
    }

    /** What the newest version changes: the lines of the agreed one, or of the one before, that read differently. */
    private List<Lines.Line> before(Visit visit, Opened newest) {
        if (visit.plans().size() < 2 || !visit.pending()) return List.of();
        var earlier =
                visit.agreed().orElseGet(() -> visit.plans().get(visit.plans().size() - 2));
        var lines = Lines.of(visit, newest.version(), newest.details());
        return Lines.of(visit, earlier, words.details(visit, earlier)).stream()
                .filter(line -> !lines.contains(line))
                .toList();
    }
}
