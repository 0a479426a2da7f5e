package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Noticed;
import org.twolearn.web.Typed;

/** The door, from outside and from inside. */
@Controller
class SigninPages {
    private final DoorTable door;
    private final CodeTable codes;
    private final WaysIn waysIn;
    private final SessionTable sessions;
    private final Arrivals arrivals;
    private final Visitor.Hall hall;
    private final Keeps keeps;
    private final Issuer issuer;
    private final Accounts accounts;
    private final Site site;
    private final boolean demo;

    SigninPages(
            DoorTable door,
            CodeTable codes,
            WaysIn waysIn,
            SessionTable sessions,
            Arrivals arrivals,
            Visitor.Hall hall,
            Keeps keeps,
            Issuer issuer,
            Accounts accounts,
            Site site,
            @Value("${twolearn.demo:false}") boolean demo) {
        this.door = door;
        this.codes = codes;
        this.waysIn = waysIn;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.hall = hall;
        this.keeps = keeps;
        this.issuer = issuer;
        this.accounts = accounts;
        this.site = site;
        this.demo = demo;
    }

    @GetMapping("/signin")
    String show(
            @RequestParam @Nullable String then,
            @RequestParam @Nullable String left,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        // A form that is sent twice from here comes from one browser.
        hall.meet(request, response);
        if (CurrentPerson.ifAny().isPresent()) return "redirect:" + Doorkeeper.onward(then);
        if ("account".equals(left))
            issuer.signOut(site.address(request, "/signin"))
                    .ifPresent(address -> model.addAttribute("signOutThere", address));
        return page(then, "", model);
    }

    /** The printed code: it says who somebody is, once. Where their device was not let in before, it opens nothing alone. */
    @PostMapping("/signin/code")
    String code(
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String then,
            HttpServletRequest request,
            HttpServletResponse response) {
        var secret = Secret.typed(Typed.line(code, 100));
        var visitor = hall.meet(request, response);
        var holder = codes.holder(secret, visitor.browser()).orElseThrow(SigninPages::unknown);
        arrivals.begin(holder, visitor, "code", () -> use(secret, visitor.browser()), response);
        return "redirect:" + Doorkeeper.onward(then);
    }

    /** Somebody may have been faster with it. */
    private void use(Secret code, Secret browser) {
        if (!waysIn.use(code, browser)) throw unknown();
    }

    private static SigninRefused unknown() {
        Noticed.UNKNOWN_CODE.log();
        return new SigninRefused.UnknownCode();
    }

    @PostMapping("/signout")
    @Transactional
    String leave(HttpServletRequest request, HttpServletResponse response) {
        var session = Doorkeeper.session(request);
        var way = session == null ? "" : sessions.end(session);
        Noticed.SIGNED_OUT.log();
        keeps.takeBack(response, Keeps.What.SESSION);
        // A form leads to no other site; whoever wants to be signed out there, too, goes on from here.
        return way.equals("account") ? "redirect:/signin?left=account" : "redirect:/signin";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, HttpServletRequest request, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        var code = request.getParameter("code");
        return page(request.getParameter("then"), code == null ? "" : code, model);
    }

    private String page(@Nullable String then, String code, Model model) {
        model.addAttribute("door", door.door());
        model.addAttribute("then", Doorkeeper.onward(then));
        model.addAttribute("code", code);
        model.addAttribute("demo", demo);
        accounts.name().ifPresent(account -> model.addAttribute("account", account));
        return "signin/signin";
    }
}
