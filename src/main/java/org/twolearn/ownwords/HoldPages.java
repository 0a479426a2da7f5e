package org.twolearn.ownwords;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;
import org.twolearn.web.Refused;
import org.twolearn.web.Typed;

/** Where an operator enters and lifts lawful holds, and a second person confirms one that is not told. Not found for anybody else. */
@Controller
class HoldPages {
    /** What was typed, so that a refusal loses nothing. */
    record Typing(String id, @Nullable String to, String reference, String reason, String review, String silent) {}

    private final Holds holds;
    private final Vault vault;
    private final People people;
    private final Clock clock;

    HoldPages(Holds holds, Vault vault, People people, Clock clock) {
        this.holds = holds;
        this.vault = vault;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/holds")
    String show(
            @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable UUID to, Model model) {
        var whom = to == null ? null : to.toString();
        return show(q, new Typing(UUID.randomUUID().toString(), whom, "", "", "", ""), null, model);
    }

    @PostMapping("/holds")
    String place(
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam(required = false) @Nullable UUID to,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String review,
            @RequestParam(defaultValue = "") String silent,
            HttpServletResponse response,
            Model model) {
        var hold = id == null ? UUID.randomUUID() : id;
        try {
            holds.place(
                    hold,
                    new PersonId(to == null ? UUID.randomUUID() : to),
                    Typed.line(reference, 200),
                    Typed.words(reason, 2000),
                    date(review),
                    silent.isBlank() ? null : silence(silent));
        } catch (DuplicateKeyException sentTwice) {
            // It stands already.
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var typed =
                    new Typing(hold.toString(), to == null ? null : to.toString(), reference, reason, review, silent);
            return show("", typed, refused.getMessage(), model);
        }
        return "redirect:/holds";
    }

    /** What lifting comes to, before it is done. */
    @GetMapping("/holds/{id}/lifting")
    String lifting(@PathVariable UUID id, Model model) {
        var hold = holds.standing(id);
        model.addAttribute("hold", hold);
        model.addAttribute(
                "others",
                holds.ofTheDistrict().stream()
                        .filter(one -> one.liftedAt() == null
                                && !one.id().equals(id)
                                && one.whose().equals(hold.whose()))
                        .count());
        model.addAttribute("name", people.names(List.of(hold.whose())).of(List.of(hold.whose())));
        model.addAttribute("zone", people.district().zone());
        return "ownwords/lifting";
    }

    @GetMapping("/holds/{id}/confirmation")
    String confirming(@PathVariable UUID id, Model model) {
        var asked = holds.toConfirm(id);
        model.addAttribute("asked", asked);
        model.addAttribute("names", people.names(List.of(asked.whose(), asked.by())));
        model.addAttribute("zone", people.district().zone());
        return "ownwords/confirming";
    }

    @PostMapping("/holds/{id}/confirmation")
    String confirm(@PathVariable UUID id) {
        try {
            holds.confirm(id);
        } catch (DuplicateKeyException | EmptyResultDataAccessException again) {
            if (!holds.confirmed(id)) throw again;
        }
        return "redirect:/school";
    }

    @PostMapping("/holds/{id}/withdrawal")
    String takeBack(@PathVariable UUID id) {
        holds.takeBack(id);
        return "redirect:/holds";
    }

    @PostMapping("/holds/{id}/lifting")
    String lift(@PathVariable UUID id) {
        holds.lift(id);
        vault.letGo();
        return "redirect:/holds";
    }

    private String show(String q, Typing typed, @Nullable String refusal, Model model) {
        var all = holds.ofTheDistrict();
        var asked = holds.asked();
        model.addAttribute("holds", all);
        model.addAttribute("asked", asked);
        model.addAttribute("me", CurrentPerson.id());
        model.addAttribute(
                "names",
                people.names(Stream.concat(
                                all.stream()
                                        .flatMap(hold -> Stream.of(
                                                        Stream.of(hold.whose(), hold.placedBy()),
                                                        Stream.ofNullable(hold.confirmedBy()))
                                                .flatMap(ids -> ids)),
                                asked.stream().flatMap(one -> Stream.of(one.whose(), one.by())))
                        .collect(toSet())));
        model.addAttribute("q", q);
        model.addAttribute("found", q.isBlank() ? List.of() : people.search(q));
        model.addAttribute("typed", typed);
        model.addAttribute(
                "whom", typed.to() == null ? null : people.colleague(new PersonId(UUID.fromString(typed.to()))));
        model.addAttribute("now", clock.instant());
        model.addAttribute("zone", people.district().zone());
        model.addAttribute("refusal", refusal);
        return "ownwords/holds";
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private static LocalDate silence(String typed) {
        var day = date(typed);
        if (day == null) throw new HoldRefused.NotAnEndOfSilence();
        return day;
    }
}
