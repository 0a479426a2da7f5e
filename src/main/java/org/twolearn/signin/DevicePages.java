package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.twolearn.people.People;

/** What to do on a device that nothing opens on yet. */
@Controller
class DevicePages {
    private final OwnKeys keys;
    private final WaysIn waysIn;
    private final Confirmations confirmations;
    private final Keeps keeps;
    private final Visitor.Hall hall;
    private final People people;

    DevicePages(
            OwnKeys keys, WaysIn waysIn, Confirmations confirmations, Keeps keeps, Visitor.Hall hall, People people) {
        this.keys = keys;
        this.waysIn = waysIn;
        this.confirmations = confirmations;
        this.keeps = keeps;
        this.hall = hall;
        this.people = people;
    }

    @GetMapping("/device")
    String show(HttpServletRequest request, Model model) {
        var here = keys.here();
        if (here.admitted()) return "redirect:/";
        model.addAttribute("device", here);
        model.addAttribute("id", UUID.randomUUID());
        keys.firstUse().ifPresent(used -> model.addAttribute("firstUse", used));
        model.addAttribute("codeHelps", keys.codeHelps());
        model.addAttribute("moments", new Moments(people.district().zone()));
        // Without the browser's own secret nobody can tell the number, and another one has to be asked for.
        confirmations
                .here()
                .ifPresent(asked -> keeps.read(request, Keeps.What.DEVICE).ifPresent(browser -> {
                    model.addAttribute("request", asked);
                    model.addAttribute("number", DeviceRequest.spoken(DeviceRequest.number(browser, asked.id())));
                }));
        return "signin/device";
    }

    @PostMapping("/device/code")
    String code(@RequestParam @Nullable String code, HttpServletRequest request, HttpServletResponse response) {
        if (!keys.codeHelps()) throw new SigninRefused.CodeAlone();
        waysIn.admit(code, hall.meet(request, response));
        return "redirect:/";
    }

    /** Asks whoever learns together with this person; who that is, this device is not told. */
    @PostMapping("/device/requests")
    String ask(@RequestParam UUID id, HttpServletRequest request, HttpServletResponse response) {
        confirmations.ask(id, hall.meet(request, response));
        return "redirect:/device";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, HttpServletRequest request, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        return show(request, model);
    }
}
