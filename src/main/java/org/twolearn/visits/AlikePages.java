package org.twolearn.visits;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.partnerships.Partner;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;

/** Two records of one visit beside each other, after the host has looked. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}/alike")
class AlikePages {
    private final Visits visits;
    private final Recordings recordings;
    private final Partnerships partnerships;

    AlikePages(Visits visits, Recordings recordings, Partnerships partnerships) {
        this.visits = visits;
        this.recordings = recordings;
        this.partnerships = partnerships;
    }

    /** @param unseated whether the reader may not know at which seats they differ */
    record Two(Partner one, Partner other, List<Alike> come, boolean unseated) {}

    @GetMapping
    String show(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam(defaultValue = "5") String window,
            Model model) {
        var partners = partnerships.partners(partnership);
        var found = visits.find(partnership, visit);
        var records = found.looked() ? done(found) : List.<Drawn>of();
        if (records.size() < 2 || !Alike.comparable(records.getFirst().plan()))
            return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look";
        var seconds = window.matches("\\d{1,2}") ? Integer.parseInt(window) : 0;
        var pairs = new ArrayList<Two>();
        for (var one = 0; one < records.size(); one++)
            for (var other = one + 1; other < records.size(); other++)
                pairs.add(new Two(
                        partners.of(records.get(one).record().recorder()),
                        partners.of(records.get(other).record().recorder()),
                        Alike.of(
                                records.get(one).plan(),
                                records.get(one).counted(),
                                records.get(other).counted(),
                                seconds),
                        records.get(one).unseated()
                                && Alike.bySeat(records.get(one).plan())));
        model.addAttribute("partners", partners);
        model.addAttribute("visit", found);
        model.addAttribute("plan", records.getFirst().plan());
        model.addAttribute("pairs", pairs);
        model.addAttribute("window", seconds);
        return "visits/alike";
    }

    /** What was recorded under one and the same plan. */
    private List<Drawn> done(Visit visit) {
        var done = recordings.corrected(visit).stream()
                .filter(record -> record.doneAt() != null)
                .toList();
        return done.stream()
                .filter(record -> record.version() == done.getFirst().version())
                .map(record -> Drawn.of(recordings.plan(visit, record), record, visit, CurrentPerson.id()))
                .toList();
    }
}
