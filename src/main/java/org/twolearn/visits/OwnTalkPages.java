package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.cycles.OpenCycle;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** A host measures talk and silence in a recording of their own lesson. The recording is never sent. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/own")
class OwnTalkPages {
    private final OwnVisits own;
    private final PlanPage page;
    private final Partnerships partnerships;
    private final People people;
    private final Clock clock;

    OwnTalkPages(OwnVisits own, PlanPage page, Partnerships partnerships, People people, Clock clock) {
        this.own = own;
        this.page = page;
        this.partnerships = partnerships;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable PartnershipId partnership, Model model) {
        var today = people.district().today(clock).toString();
        return show(
                partnership, new Sent(Map.of("id", UUID.randomUUID().toString(), "day", today, "begins", "")), model);
    }

    @PostMapping
    String keep(
            @PathVariable PartnershipId partnership,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        var sent = new Sent(typed);
        var id = new VisitId(sent.id("id"));
        partnerships.partners(partnership);
        try {
            own.keep(
                    partnership,
                    id,
                    CurrentPerson.id(),
                    begins(typed),
                    Stretches.of(typed.getOrDefault("stretches", ""), id.value()),
                    page.cycle(partnership, CurrentPerson.id())
                            .map(OpenCycle::id)
                            .filter(open -> open.value().toString().equals(typed.get("cycle")))
                            .orElse(null),
                    "yes".equals(typed.get("shown")),
                    clock.instant());
        } catch (DuplicateKeyException sentTwice) {
            return redirect(partnership, id);
        } catch (Refused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            return show(partnership, sent, model);
        }
        return redirect(partnership, id);
    }

    private String show(PartnershipId partnership, Sent sent, Model model) {
        model.addAttribute("partners", partnerships.partners(partnership));
        model.addAttribute("allowed", own.allowed());
        model.addAttribute("sent", sent);
        model.addAttribute("cycle", page.cycle(partnership, CurrentPerson.id()).orElse(null));
        return "visits/own";
    }

    private Instant begins(Map<String, String> typed) {
        try {
            var day = LocalDate.parse(typed.getOrDefault("day", ""));
            if (day.getYear() < 2000 || day.getYear() > 2200) throw new VisitRefused.NoSuchTime();
            var time = LocalTime.parse(typed.getOrDefault("begins", ""));
            return day.atTime(time).atZone(people.district().zone()).toInstant();
        } catch (DateTimeException broken) {
            throw new VisitRefused.NoSuchTime();
        }
    }

    private static String redirect(PartnershipId partnership, VisitId visit) {
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look";
    }
}
