package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;

/** The screen for recording, and what it sends. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}")
class RecorderPages {
    private final Visits visits;
    private final Recordings recordings;
    private final PlanPage page;
    private final VisitWords words;
    private final Partnerships partnerships;
    private final Clock clock;

    RecorderPages(
            Visits visits,
            Recordings recordings,
            PlanPage page,
            VisitWords words,
            Partnerships partnerships,
            Clock clock) {
        this.visits = visits;
        this.recordings = recordings;
        this.page = page;
        this.words = words;
        this.partnerships = partnerships;
        this.clock = clock;
    }

    /** Shows the plan again, with the reason, where there is nothing to record (D3). */
    @GetMapping("/recorder")
    String recorder(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            Model model,
            HttpServletResponse response) {
        var partners = partnerships.partners(partnership);
        var found = visits.find(partnership, visit);
        try {
            var begun = recordings.of(found).stream()
                    .filter(record -> record.recorder().equals(CurrentPerson.id()))
                    .findFirst();
            if (begun.isPresent() && begun.get().doneAt() != null)
                return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/record";
            var plan = begun.isPresent()
                    ? found.plans().get(begun.get().version() - 1)
                    : found.screen(CurrentPerson.id(), clock.instant());
            model.addAttribute(
                    "already",
                    begun.map(record -> record.recording().taps().size()).orElse(0));
            return screen(found, plan, false, partners.willRead(), model);
        } catch (VisitRefused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            return page.show(partners, found, model);
        }
    }

    @GetMapping("/preview")
    String preview(@PathVariable PartnershipId partnership, @PathVariable VisitId visit, Model model) {
        var readers = partnerships.partners(partnership).willRead();
        var found = visits.find(partnership, visit);
        return screen(found, found.newest(), true, readers, model);
    }

    private String screen(Visit visit, PlanVersion plan, boolean preview, String readers, Model model) {
        var details = words.details(visit, plan);
        if (details.unreadable())
            return "redirect:/partnerships/" + visit.partnership().value() + "/visits/"
                    + visit.id().value();
        var over = !preview && visit.over(clock.instant());
        var me = CurrentPerson.id();
        model.addAttribute("carried", Carried.of(visit, plan, details, me, preview, over, clock.millis(), readers));
        return "visits/recorder";
    }
}
