package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.twolearn.people.PersonId;
import org.twolearn.web.Typed;

/** Links: making them, in the front office; using one, as a new colleague. */
@Controller
class EnrolmentPages {
    private final Enrolments enrolments;
    private final EnrolmentTable table;
    private final Arrivals arrivals;
    private final Visitor.Hall hall;
    private final Site site;

    EnrolmentPages(Enrolments enrolments, EnrolmentTable table, Arrivals arrivals, Visitor.Hall hall, Site site) {
        this.enrolments = enrolments;
        this.table = table;
        this.arrivals = arrivals;
        this.hall = hall;
        this.site = site;
    }

    @GetMapping("/enrolments")
    String list(@RequestParam @Nullable String find, Model model) {
        var letters = Typed.line(find, 80);
        model.addAttribute("find", letters);
        model.addAttribute("people", enrolments.people(letters));
        return "signin/enrolments";
    }

    /** Shown once, at once: a link cannot be looked up again, only made anew. */
    @PostMapping("/enrolments")
    String make(
            @RequestParam(required = false) @Nullable List<UUID> person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (person == null || person.isEmpty()) {
            // Not left to the handler below: for who may not make links, nothing is here.
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return refused(new SigninRefused.NobodyChosen(), model);
        }
        model.addAttribute(
                "links",
                enrolments.make(
                        person.stream()
                                .filter(Objects::nonNull)
                                .map(PersonId::new)
                                .toList(),
                        link -> site.address(request, "/enrolment/" + link.text())));
        return "signin/links";
    }

    /** Looking changes nothing: mail programs look, too. */
    @GetMapping("/enrolment/{link}")
    String welcome(@PathVariable String link, Model model) {
        model.addAttribute("name", table.waitsFor(new Secret(link)).orElseThrow(EnrolmentPages::gone));
        model.addAttribute("link", link);
        return "signin/enrolment";
    }

    @PostMapping("/enrolment/{link}")
    String enter(@PathVariable String link, HttpServletRequest request, HttpServletResponse response) {
        var visitor = hall.meet(request, response);
        var person = table.use(new Secret(link), visitor).orElseThrow(EnrolmentPages::gone);
        arrivals.begin(person, visitor, "enrolment", () -> {}, response);
        return "redirect:/me/welcome";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        return list("", model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String usedUp(LinkGone gone) {
        return "signin/gone";
    }

    private static RuntimeException gone() {
        return new LinkGone();
    }

    private static final class LinkGone extends EmptyResultDataAccessException {
        LinkGone() {
            super(1);
        }
    }
}
