package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Noticed;
import org.twolearn.web.Typed;

/** Links: making them, in the front office; using one, as a new colleague. */
@Controller
class EnrollmentPages {
    private final Enrollments enrollments;
    private final EnrollmentTable table;
    private final Arrivals arrivals;
    private final Visitor.Hall hall;
    private final Site site;
    private final People people;
    private final Clock clock;

    EnrollmentPages(
            Enrollments enrollments,
            EnrollmentTable table,
            Arrivals arrivals,
            Visitor.Hall hall,
            Site site,
            People people,
            Clock clock) {
        this.enrollments = enrollments;
        this.table = table;
        this.arrivals = arrivals;
        this.hall = hall;
        this.site = site;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/enrollments")
    String list(
            @RequestParam @Nullable String find,
            @RequestParam(required = false) @Nullable String all,
            @RequestParam(required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("signedOut", "yes".equals(signedOut));
        model.addAttribute("all", "yes".equals(all));
        var letters = Typed.line(find, 80);
        model.addAttribute("find", letters);
        model.addAttribute("id", UUID.randomUUID().toString());
        model.addAttribute("people", enrollments.people(letters));
        return "signin/enrollments";
    }

    /** Shown once, at once: a link cannot be looked up again, only made anew. */
    @PostMapping("/enrollments")
    String make(
            @RequestParam(required = false) @Nullable UUID id,
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
                enrollments.make(
                        Objects.requireNonNullElseGet(id, UUID::randomUUID),
                        ids(person),
                        link -> site.address(request, "/enrollment/" + link.text())));
        model.addAttribute("day", new Moments(people.district().zone()).day(clock.instant()));
        return "signin/links";
    }

    /** Ends the sign-ins of those chosen, or everybody's; whoever asks learns nothing about them, and stays. */
    @PostMapping("/enrollments/signouts")
    String signOut(
            @RequestParam(required = false) @Nullable List<UUID> person,
            @RequestParam(required = false) @Nullable String all,
            HttpServletResponse response,
            Model model) {
        if (!"yes".equals(all) && (person == null || person.isEmpty())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return refused(new SigninRefused.NobodyChosenToSignOut(), model);
        }
        enrollments.signOut("yes".equals(all) ? null : ids(person));
        return "redirect:/enrollments?signedOut=yes";
    }

    private static List<PersonId> ids(@Nullable List<UUID> person) {
        return person == null
                ? List.of()
                : person.stream().filter(Objects::nonNull).map(PersonId::new).toList();
    }

    /** Looking changes nothing: mail programs look, too. Whoever typed it from paper need not mind capitals and dashes. */
    @GetMapping("/enrollment/{link}")
    String welcome(@PathVariable String link, HttpServletRequest request, HttpServletResponse response, Model model) {
        var secret = Secret.typed(link);
        model.addAttribute("name", table.waitsFor(secret).orElseThrow(EnrollmentPages::gone));
        model.addAttribute("before", table.before(secret));
        // A form that is sent twice from here comes from one browser, which then comes in both times.
        hall.meet(request, response);
        model.addAttribute("link", link);
        return "signin/enrollment";
    }

    @PostMapping("/enrollment/{link}")
    String enter(@PathVariable String link, HttpServletRequest request, HttpServletResponse response) {
        var visitor = hall.meet(request, response);
        var person = table.use(Secret.typed(link), visitor).orElseThrow(EnrollmentPages::gone);
        arrivals.begin(person, visitor, "enrollment", () -> {}, response);
        return "redirect:/me/welcome";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(SigninRefused refusal, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        return list("", null, null, model);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String usedUp(LinkGone gone) {
        return "signin/gone";
    }

    private static RuntimeException gone() {
        Noticed.LINK_THAT_IS_GONE.log();
        return new LinkGone();
    }

    private static final class LinkGone extends EmptyResultDataAccessException {
        LinkGone() {
            super(1);
        }
    }
}
