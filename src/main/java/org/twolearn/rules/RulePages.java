package org.twolearn.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Refused;

/** What holds, what is proposed, what changed and which program runs: the same page for all staff. */
@Controller
class RulePages {
    private final Rules rules;
    private final ReleaseTable releases;
    private final People people;
    private final Clock clock;

    RulePages(Rules rules, ReleaseTable releases, People people, Clock clock) {
        this.rules = rules;
        this.releases = releases;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/promises/history")
    @Transactional(readOnly = true)
    public String history(Model model) {
        var all = rules.all();
        var now = clock.instant();
        model.addAttribute("me", CurrentPerson.id());
        model.addAttribute("now", now);
        model.addAttribute("all", all);
        model.addAttribute("on", rules.on());
        model.addAttribute("waiting", all.stream().filter(Change::waits).toList());
        model.addAttribute("past", all.stream().filter(one -> !one.waits()).toList());
        model.addAttribute(
                "proposed", all.stream().filter(Change::waits).map(Change::rule).collect(Collectors.toSet()));
        model.addAttribute("mayPropose", rules.mayPropose());
        model.addAttribute("names", people.names(named(all)));
        model.addAttribute("zone", people.district().zone());
        model.addAttribute("releases", releases.all());
        return "rules/history";
    }

    @GetMapping("/promises/changes/new")
    String begin(@RequestParam String rule, Model model) {
        return begin(Rule.of(rule), "", null, model);
    }

    @PostMapping("/promises/changes")
    String propose(
            @RequestParam UUID id,
            @RequestParam String rule,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var which = Rule.of(rule);
        try {
            rules.propose(id, which, value.equals("on"), reason);
        } catch (DuplicateKeyException sentTwice) {
            // It is proposed already.
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return begin(which, reason, refused.getMessage(), model);
        }
        return "redirect:/promises/history";
    }

    @PostMapping("/promises/changes/{id}/yes")
    String agree(@PathVariable UUID id) {
        try {
            rules.agree(id);
        } catch (DuplicateKeyException saidTwice) {
            // It is said already.
        }
        return "redirect:/promises/history";
    }

    /** What one's yes or no comes to, before it is said. */
    @GetMapping("/promises/changes/{id}/yes")
    @Transactional(readOnly = true)
    public String answer(@PathVariable UUID id, Model model) {
        var change = rules.asked(id);
        model.addAttribute("one", change);
        model.addAttribute("names", people.names(named(List.of(change))));
        model.addAttribute("zone", people.district().zone());
        return "rules/answer";
    }

    @PostMapping("/promises/changes/{id}/end")
    String end(@PathVariable UUID id) {
        try {
            rules.end(id);
        } catch (DuplicateKeyException saidTwice) {
            // It is said already.
        }
        return "redirect:/promises/history";
    }

    @PostMapping("/promises/changes/{id}/reading")
    String putAway(@PathVariable UUID id) {
        rules.putAway(id);
        return "redirect:/";
    }

    private String begin(Rule rule, String reason, @Nullable String refusal, Model model) {
        model.addAttribute("on", rules.next(rule));
        model.addAttribute("now", rules.allows(rule));
        model.addAttribute("id", UUID.randomUUID());
        model.addAttribute("rule", rule);
        model.addAttribute("reason", reason);
        model.addAttribute("refusal", refusal);
        return "rules/propose";
    }

    private static List<PersonId> named(List<Change> all) {
        return all.stream()
                .flatMap(one -> Stream.of(
                                Stream.of(one.by()),
                                one.asked().stream(),
                                Stream.ofNullable(one.ended()).map(Change.Dated::by),
                                Stream.of(one.agreed(), one.laidDown(), one.taken())
                                        .flatMap(List::stream)
                                        .map(Change.Dated::by))
                        .flatMap(ids -> ids))
                .distinct()
                .toList();
    }
}
