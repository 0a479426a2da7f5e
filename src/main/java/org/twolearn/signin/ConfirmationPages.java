package org.twolearn.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.people.People;
import org.twolearn.web.Noticed;
import org.twolearn.web.Typed;

/** What a partner sees who is asked to confirm a device, and putting away what was told. */
@Controller
class ConfirmationPages {
    private final Confirmations confirmations;
    private final TellingTable tellings;
    private final People people;

    ConfirmationPages(Confirmations confirmations, TellingTable tellings, People people) {
        this.confirmations = confirmations;
        this.tellings = tellings;
        this.people = people;
    }

    @GetMapping("/confirmations/{id}")
    String show(@PathVariable UUID id, Model model) {
        var request = confirmations.find(id);
        model.addAttribute("request", request);
        model.addAttribute("name", people.names(List.of(request.whose())).of(List.of(request.whose())));
        model.addAttribute("moments", new Moments(people.district().zone()));
        model.addAttribute("makesLinks", confirmations.makesLinks(request));
        return "signin/confirmation";
    }

    @PostMapping("/confirmations/{id}")
    String confirm(
            @PathVariable UUID id, @RequestParam @Nullable String number, HttpServletResponse response, Model model) {
        try {
            if (!confirmations.confirm(id, Typed.line(number, 40))) {
                Noticed.OTHER_NUMBER.log();
                throw new SigninRefused.OtherNumber();
            }
            return "redirect:/";
        } catch (SigninRefused refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal.getMessage());
            return show(id, model);
        }
    }

    @PostMapping("/tellings/{id}/putting-away")
    @Transactional
    public String putAway(@PathVariable UUID id) {
        tellings.putAway(id);
        return "redirect:/";
    }
}
