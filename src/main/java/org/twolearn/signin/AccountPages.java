package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Noticed;
import org.twolearn.web.Words;

/** The way in through the school account, for those who have connected theirs. */
@Controller
class AccountPages {
    private static final String ANSWER = "/signin/account/answer";

    private final Accounts accounts;
    private final OwnKeys keys;
    private final Arrivals arrivals;
    private final Visitor.Hall hall;
    private final Keeps keeps;
    private final Site site;

    AccountPages(Accounts accounts, OwnKeys keys, Arrivals arrivals, Visitor.Hall hall, Keeps keeps, Site site) {
        this.accounts = accounts;
        this.keys = keys;
        this.arrivals = arrivals;
        this.hall = hall;
        this.keeps = keeps;
        this.site = site;
    }

    /** Also where a portal sends people: whoever comes from elsewhere begins here. */
    @GetMapping("/signin/account")
    String leave(@RequestParam @Nullable String then, HttpServletRequest request, HttpServletResponse response) {
        if (accounts.name().isEmpty()) throw none();
        if (CurrentPerson.ifAny().isPresent()) return "redirect:" + Doorkeeper.onward(then);
        var asked = new AccountRequest(Secret.fresh(), null);
        return "redirect:" + there(asked, Doorkeeper.onward(then), request, response);
    }

    /** Not a redirect: a browser follows none to another site from a form, and who leaves is told so. */
    @PostMapping("/me/account")
    String connect(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("name", accounts.name().orElseThrow(AccountPages::none));
        var session = Optional.ofNullable(Doorkeeper.session(request)).orElseThrow(AccountPages::none);
        keys.shownLately(session);
        var asked = new AccountRequest(Secret.fresh(), session);
        model.addAttribute("there", there(asked, "/me", request, response));
        return "signin/account";
    }

    @GetMapping(ANSWER)
    String comeBack(
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (accounts.name().isEmpty()) throw none();
        // A portal opened this without having been asked. What it brings is nobody's answer; ask.
        if (state == null && error == null) return "redirect:/signin/account";
        var browser = keeps.read(request, Keeps.What.ACCOUNT).orElseThrow(SigninRefused.Account::new);
        if (state == null || code == null) throw new SigninRefused.Account();
        var answer =
                accounts.comeBack(browser, Doorkeeper.session(request), state, code, site.address(request, ANSWER));
        keeps.takeBack(response, Keeps.What.ACCOUNT);
        if (answer.connects()) accounts.connect(answer.identity());
        else {
            var person = accounts.person(answer.identity());
            arrivals.begin(person, hall.meet(request, response), "account", () -> {}, response);
        }
        return "redirect:" + Doorkeeper.onward(answer.onward());
    }

    @PostMapping("/me/account/removal")
    String disconnect() {
        accounts.disconnect();
        return "redirect:/me";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, Model model) {
        Noticed.UNKNOWN_ACCOUNT.log();
        return unanswered(refusal.getMessage(), model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String away(AccountAway away, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        return unanswered(Words.say("signin.account.away"), model);
    }

    static RuntimeException none() {
        return new EmptyResultDataAccessException(1);
    }

    private String unanswered(String sentence, Model model) {
        model.addAttribute("refusal", sentence);
        model.addAttribute("name", accounts.name().orElse(""));
        model.addAttribute("here", CurrentPerson.ifAny().isPresent());
        return "signin/unanswered";
    }

    private String there(
            AccountRequest asked, String onward, HttpServletRequest request, HttpServletResponse response) {
        var there = accounts.leave(asked, onward, site.address(request, ANSWER));
        keeps.give(response, Keeps.What.ACCOUNT, asked.browser());
        return there;
    }
}
