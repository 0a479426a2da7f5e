package org.twolearn.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.web.Typed;

/** The directory, school by school. */
@Controller
class SchoolPages {
    private static final int LONGEST = 100;

    private final SchoolTable table;
    private final Positions positions;
    private final People people;
    private final List<ToLookAfter> machine;
    private final List<ToldToAll> told;

    SchoolPages(
            SchoolTable table, Positions positions, People people, List<ToLookAfter> machine, List<ToldToAll> told) {
        this.table = table;
        this.positions = positions;
        this.people = people;
        this.machine = machine;
        this.told = told;
    }

    /** One's own school; the whole district for somebody without one. */
    @GetMapping("/school")
    @Transactional(readOnly = true)
    public String mine(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable UUID accepted,
            Model model) {
        var schools = table.all();
        if (accepted != null)
            positions.accepted(accepted).ifPresent(kind -> {
                model.addAttribute("accepted", kind);
                model.addAttribute("over", Positions.OVER_OTHERS.contains(kind));
            });
        return show(schools, schools.stream().filter(School::mine).findFirst().orElse(null), q, page, model);
    }

    @GetMapping("/school/{id}")
    @Transactional(readOnly = true)
    public String school(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var schools = table.all();
        var school = schools.stream().filter(one -> one.id().equals(id)).findFirst();
        return show(schools, school.orElseThrow(() -> new EmptyResultDataAccessException(1)), q, page, model);
    }

    private String show(List<School> schools, @Nullable School school, String q, int page, Model model) {
        var text = Typed.line(q, LONGEST);
        var id = school == null ? null : school.id();
        int from = Math.clamp(page, 0, 100_000);
        model.addAttribute("me", CurrentPerson.id());
        model.addAttribute("schools", schools);
        model.addAttribute("school", school);
        model.addAttribute("q", text);
        model.addAttribute("number", from);
        model.addAttribute("count", table.count(id, text));
        model.addAttribute("of", text.isEmpty() ? 0 : table.count(id, ""));
        model.addAttribute(
                "people", table.people(id, text, from).stream().map(Listed::of).toList());
        var runs = table.runs();
        model.addAttribute("runs", runs);
        model.addAttribute(
                "lookAfter",
                runs ? machine.stream().flatMap(one -> one.line().stream()).toList() : List.of());
        model.addAttribute("leads", id == null ? runs : table.leads(id));
        model.addAttribute("laid", table.mine());
        model.addAttribute("represent", table.representatives());
        model.addAttribute(
                "told",
                people.toldOfRules()
                        ? told.stream().flatMap(one -> one.lines().stream()).toList()
                        : List.of());
        model.addAttribute("waiting", positions.toMe());
        model.addAttribute("offered", positions.byMe());
        return "people/school";
    }
}
