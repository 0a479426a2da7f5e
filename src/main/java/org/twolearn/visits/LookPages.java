package org.twolearn.visits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.cycles.Deciding;
import org.twolearn.partnerships.Partners;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;
import org.twolearn.web.Typed;

/** The record after Done, and the look at it. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}")
class LookPages {
    private final Visits visits;
    private final Recordings recordings;
    private final Looks looks;
    private final Exemplars exemplars;
    private final OnlyFigures only;
    private final Deciding deciding;
    private final ObjectProvider<LookPart> parts;
    private final Partnerships partnerships;
    private final Clock clock;

    LookPages(
            Visits visits,
            Recordings recordings,
            Looks looks,
            Exemplars exemplars,
            OnlyFigures only,
            Deciding deciding,
            ObjectProvider<LookPart> parts,
            Partnerships partnerships,
            Clock clock) {
        this.visits = visits;
        this.recordings = recordings;
        this.looks = looks;
        this.exemplars = exemplars;
        this.only = only;
        this.deciding = deciding;
        this.parts = parts;
        this.partnerships = partnerships;
        this.clock = clock;
    }

    /** For who recorded. */
    @GetMapping("/record")
    String record(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam(defaultValue = "false") boolean saved,
            Model model) {
        model.addAttribute("saved", saved);
        return record(partnership, visit, model);
    }

    private String record(PartnershipId partnership, VisitId visit, Model model) {
        var partners = partnerships.partners(partnership);
        var found = visits.find(partnership, visit);
        if (CurrentPerson.id().equals(found.host()))
            return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look";
        if (found.keptAt() != null) return "redirect:" + found.seenAt(CurrentPerson.id());
        var own = recordings.corrected(found).stream()
                .filter(record -> record.recorder().equals(CurrentPerson.id()) && record.doneAt() != null)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        var note = looks.notes(found).stream()
                .filter(any -> any.author().equals(CurrentPerson.id()))
                .findFirst()
                .orElse(new LookTable.Note(CurrentPerson.id(), null, null));
        shown(partners, found, model);
        model.addAttribute("drawn", Drawn.of(recordings.plan(found, own), own, found, CurrentPerson.id()));
        if (!model.containsAttribute("question"))
            typed(model, own.unseen(), own.differed(), note.question(), note.note());
        return "visits/record";
    }

    @PostMapping("/note")
    String close(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam @Nullable String unseen,
            @RequestParam @Nullable String differed,
            @RequestParam @Nullable String question,
            @RequestParam @Nullable String note,
            Model model,
            HttpServletResponse response) {
        var found = visits.find(partnership, visit);
        try {
            looks.close(
                    found,
                    CurrentPerson.id(),
                    Typed.words(unseen, PlanForm.WORDS),
                    Typed.words(differed, PlanForm.WORDS),
                    Typed.line(question, PlanForm.LINE),
                    Typed.words(note, PlanForm.WORDS));
        } catch (Refused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            typed(model, unseen, differed, question, note);
            return record(partnership, visit, model);
        }
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/record?saved=true";
    }

    /** The host looks first; everybody else of the partnership comes to it after. */
    @GetMapping("/look")
    String look(@PathVariable PartnershipId partnership, @PathVariable VisitId visit, Model model) {
        var partners = partnerships.partners(partnership);
        var found = visits.find(partnership, visit);
        var hosting = CurrentPerson.id().equals(found.host());
        if (hosting && found.practicing(clock.instant())) {
            shown(partners, found, model);
            return "visits/practicing";
        }
        if (!found.done() || !found.looked() && !hosting)
            return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value();
        var records = recordings.corrected(found).stream()
                .filter(record -> record.doneAt() != null)
                .map(record -> Drawn.of(recordings.plan(found, record), record, found, CurrentPerson.id()))
                .toList();
        shown(partners, found, model);
        model.addAttribute("records", records);
        model.addAttribute("look", looks.look(found).orElse(null));
        model.addAttribute("notes", looks.notes(found));
        model.addAttribute("remarks", looks.remarks(found));
        model.addAttribute("kept", only.kept(found));
        model.addAttribute(
                "mayKeep", hosting && found.looked() && records.stream().anyMatch(Drawn::seatsOrPlaces));
        model.addAttribute("exemplars", exemplars.of(found));
        return "visits/look";
    }

    @PostMapping("/look")
    String looked(
            @PathVariable PartnershipId partnership,
            @PathVariable VisitId visit,
            @RequestParam @Nullable String sees,
            @RequestParam @Nullable String surprises,
            Model model,
            HttpServletResponse response) {
        var found = visits.find(partnership, visit);
        try {
            if (found.practicing(clock.instant())) return look(partnership, visit, model);
            looks.look(
                    found,
                    CurrentPerson.id(),
                    Typed.words(sees, PlanForm.WORDS),
                    Typed.words(surprises, PlanForm.WORDS),
                    clock.instant());
        } catch (Refused refusal) {
            response.setStatus(422);
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("sees", sees);
            model.addAttribute("surprises", surprises);
            return look(partnership, visit, model);
        }
        return "redirect:/partnerships/" + partnership.value() + "/visits/" + visit.value() + "/look";
    }

    private void shown(Partners partners, Visit visit, Model model) {
        var looked = visit.looked();
        model.addAttribute("partners", partners);
        model.addAttribute("visit", visit);
        model.addAttribute("me", CurrentPerson.id());
        model.addAttribute(
                "parts",
                looked || !visit.host().equals(partners.reader())
                        ? parts.orderedStream()
                                .map(part -> part.show(partners, visit.id(), visit.host(), looked))
                                .filter(Objects::nonNull)
                                .toList()
                        : List.of());
        var since = visit.lookedAt();
        model.addAttribute(
                "deciding", since == null ? null : deciding.show(partners, visit.cycle(), visit.host(), since));
    }

    private static void typed(
            Model model,
            @Nullable String unseen,
            @Nullable String differed,
            @Nullable String question,
            @Nullable String note) {
        model.addAttribute("unseen", unseen == null ? "" : unseen);
        model.addAttribute("differed", differed == null ? "" : differed);
        model.addAttribute("question", question == null ? "" : question);
        model.addAttribute("note", note == null ? "" : note);
    }
}
