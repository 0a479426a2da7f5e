package org.twolearn.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
        model.addAttribute("people", door.demoPeople());
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
