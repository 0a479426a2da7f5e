package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.DeviceId;
import org.twolearn.people.People;
import org.twolearn.web.Typed;

/** One's own keys to the door: passkeys, devices, the printed code, and where one is signed in. */
@Controller
class MePages {
    private final OwnKeys keys;
    private final WaysIn waysIn;
    private final Visitor.Hall hall;
    private final People people;
    private final Keeps keeps;
    private final Accounts accounts;
    private final Enrollments enrollments;
    private final Clock clock;

    MePages(
            OwnKeys keys,
            WaysIn waysIn,
            Visitor.Hall hall,
            People people,
            Keeps keeps,
            Accounts accounts,
            Enrollments enrollments,
            Clock clock) {
        this.keys = keys;
        this.waysIn = waysIn;
        this.hall = hall;
        this.people = people;
        this.keeps = keeps;
        this.accounts = accounts;
        this.enrollments = enrollments;
        this.clock = clock;
    }

    @GetMapping("/me")
    String show(HttpServletRequest request, Model model) {
        var me = CurrentPerson.id();
        model.addAttribute("name", people.names(List.of(me)).of(List.of(me)));
        var ring = keys.ring();
        model.addAttribute("ring", ring);
        model.addAttribute("names", people.names(ring.named()));
        accounts.name().ifPresent(account -> model.addAttribute("account", account));
        model.addAttribute("here", Doorkeeper.session(request));
        model.addAttribute("moments", new Moments(people.district().zone()));
        return "signin/me";
    }

    @GetMapping("/me/welcome")
    String welcome(Model model) {
        var ring = keys.ring();
        model.addAttribute("door", people.district().name());
        model.addAttribute("done", !ring.passkeys().isEmpty());
        model.addAttribute("makesLinks", enrollments.mayMake());
        return "signin/welcome";
    }

    /** Shown once: only the hash is kept. */
    @PostMapping("/me/code")
    String print(@RequestParam @Nullable String then, HttpServletRequest request, Model model) {
        model.addAttribute("then", Doorkeeper.onward(then));
        keys.shownLately(Doorkeeper.session(request));
        return sheet(keys.print(), model);
    }

    /** On a device that a partner or a passkey let in: the code opens there what only members hold. */
    @PostMapping("/me/reading")
    String open(@RequestParam @Nullable String code, HttpServletRequest request, HttpServletResponse response) {
        waysIn.open(code, hall.meet(request, response));
        return "redirect:/me#reading";
    }

    /** Another key of one's own, where the one there is opens nowhere any more. It opens nothing before a partner hands over theirs. */
    @PostMapping("/me/reading/new")
    String makeAnother(HttpServletRequest request, HttpServletResponse response, Model model) {
        keys.shownLately(Doorkeeper.session(request));
        return sheet(waysIn.another(hall.meet(request, response)), model);
    }

    /** For paper: whose, and of which day, since only the newest sheet works. */
    private String sheet(List<Secret> codes, Model model) {
        var me = CurrentPerson.id();
        model.addAttribute("name", people.names(List.of(me)).of(List.of(me)));
        model.addAttribute("codes", codes.stream().map(Secret::text).toList());
        model.addAttribute("day", new Moments(people.district().zone()).day(clock.instant()));
        return "signin/code";
    }

    @PostMapping("/me/passkeys/{id}/name")
    String rename(@PathVariable String id, @RequestParam @Nullable String name) {
        var label = Typed.line(name, 80);
        if (label.isEmpty()) throw new SigninRefused.Unnamed();
        keys.rename(bytes(id), label);
        return "redirect:/me";
    }

    @PostMapping("/me/passkeys/{id}/removal")
    String remove(@PathVariable String id, HttpServletRequest request) {
        keys.shownLately(Doorkeeper.session(request));
        keys.remove(bytes(id));
        return "redirect:/me";
    }

    @PostMapping("/me/devices/{id}/admission")
    String admit(@PathVariable UUID id, @RequestParam @Nullable String code, HttpServletRequest request) {
        keys.shownLately(Doorkeeper.session(request));
        keys.admit(new DeviceId(id), Typed.line(code, 40));
        return "redirect:/me";
    }

    @PostMapping("/me/devices/{id}/removal")
    String shutOut(@PathVariable UUID id) {
        keys.shutOut(new DeviceId(id));
        return "redirect:/me";
    }

    /** Taking a device off asks for nothing and ends its sign-ins, so that whoever lost one is quick. */
    @PostMapping("/me/sessions/{id}/removal")
    String signOutThere(@PathVariable UUID id, HttpServletRequest request) {
        keys.shownLately(Doorkeeper.session(request));
        keys.signOut(id);
        return "redirect:/me";
    }

    @PostMapping("/me/signouts")
    String signOut(@RequestParam String where, HttpServletRequest request, HttpServletResponse response) {
        var here = Doorkeeper.session(request);
        keys.shownLately(here);
        if (where.equals("elsewhere")) {
            keys.signOutElsewhere(here);
            return "redirect:/me";
        }
        keys.signOutElsewhere(null);
        keeps.takeBack(response, Keeps.What.SESSION);
        return "redirect:/signin";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, HttpServletRequest request, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        return show(request, model);
    }

    private static Bytes bytes(String id) {
        try {
            return Bytes.fromBase64(id);
        } catch (IllegalArgumentException malformed) {
            throw new org.springframework.dao.EmptyResultDataAccessException(1);
        }
    }
}
