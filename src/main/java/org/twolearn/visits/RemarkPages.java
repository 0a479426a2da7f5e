package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;
import org.twolearn.web.Sent;

/** Noting something beside one event of a record, or beside a moment of it. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}/remarks")
class RemarkPages {
    private final Visits visits;
    private final Remarks remarks;
    private final MomentPage page;

    RemarkPages(Visits visits, Remarks remarks, MomentPage page) {
        this.visits = visits;
        this.remarks = remarks;
        this.page = page;
    }

    @GetMapping("/new")
    String fresh(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam @Nullable UUID recorder,
            @RequestParam @Nullable UUID event,
            Model model) {
        // An address that was typed by hand: the page that leads here.
        if (recorder == null)
            return "redirect:" + visits.find(partnership, visit).seenAt(CurrentPerson.id());
        return page.show(partnership, visit, new PersonId(recorder), event, new Sent(Map.of()), model);
    }

    @PostMapping
    String add(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        var sent = new Sent(fields);
        var found = visits.find(partnership, visit);
        var recorder = new PersonId(sent.id("recorder"));
        var event = sent.idIfAny("event");
        var me = CurrentPerson.id();
        try {
            var words = sent.words("remark", PlanForm.WORDS);
            remarks.add(found, sent.id("id"), me, recorder, event, sent.line("at", PlanForm.NAME), words);
        } catch (Refused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            return page.show(partnership, visit, recorder, event, sent, model);
        }
        return "redirect:" + found.seenAt(me) + "#events-" + recorder.value();
    }

    @PostMapping("/{remark}/removal")
    String remove(@PathVariable PartnershipId partnership, @PathVariable VisitId visit, @PathVariable UUID remark) {
        remarks.remove(partnership, visit, remark);
        return "redirect:" + visits.find(partnership, visit).seenAt(CurrentPerson.id());
    }
}
