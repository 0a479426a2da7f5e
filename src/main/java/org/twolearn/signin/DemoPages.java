package org.twolearn.signin;

import static java.util.function.Predicate.not;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.people.PersonId;

/** The demo: one click, and one is somebody made up. Without demo mode this class is not even made. */
@Controller
@ConditionalOnProperty("twolearn.demo")
class DemoPages {
    /** Those of Lakeshore who have a story, in the order of what is told about them. */
    private static final List<String> STORIES = List.of(
            "Ana Ruiz", "Ben Okafor", "Tom Becker", "Marcus Bell", "Grace Lee", "Rosa Delgado", "Dana Whitfield");

    private final DoorTable door;
    private final Arrivals arrivals;
    private final Visitor.Hall hall;

    DemoPages(DoorTable door, Arrivals arrivals, Visitor.Hall hall) {
        this.door = door;
        this.arrivals = arrivals;
        this.hall = hall;
    }

    @GetMapping("/demo")
    String list(Model model) {
        var people = door.demoPeople();
        var stories = STORIES.stream()
                .flatMap(who -> people.stream().filter(one -> one.name().equals(who)))
                .toList();
        model.addAttribute("stories", stories);
        model.addAttribute(
                "people", people.stream().filter(not(stories::contains)).toList());
        return "signin/demo";
    }

    @PostMapping("/demo")
    String be(@RequestParam UUID person, HttpServletRequest request, HttpServletResponse response) {
        if (door.demoPeople().stream().noneMatch(one -> one.personId().equals(person)))
            throw new EmptyResultDataAccessException(1);
        arrivals.begin(new PersonId(person), hall.meet(request, response), "demo", door::admitInDemo, response);
        return "redirect:/";
    }
}
