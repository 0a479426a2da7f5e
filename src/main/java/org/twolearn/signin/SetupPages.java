package org.twolearn.signin;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.twolearn.web.Refused;

/** The first start: a district and the person who runs TwoLearn for it. */
@Controller
class SetupPages {
    private static final List<String> UNITED_STATES = List.of(
            "America/New_York",
            "America/Detroit",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu");

    private final FirstStart start;
    private final DoorTable door;
    private final Arrivals arrivals;
    private final Visitor.Hall hall;

    SetupPages(FirstStart start, DoorTable door, Arrivals arrivals, Visitor.Hall hall) {
        this.start = start;
        this.door = door;
        this.arrivals = arrivals;
        this.hall = hall;
    }

    @GetMapping("/setup/{token}")
    String show(@PathVariable String token, Model model) {
        if (!start.admits(token)) throw new EmptyResultDataAccessException(1);
        return page(token, SetupForm.EMPTY, null, model);
    }

    @PostMapping("/setup/{token}")
    String setUp(
            @PathVariable String token,
            @ModelAttribute SetupForm form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!start.admits(token)) throw new EmptyResultDataAccessException(1);
        try {
            form.check();
        } catch (Refused refusal) {
            response.setStatus(422);
            return page(token, form, refusal.getMessage(), model);
        }
        var visitor = hall.meet(request, response);
        var operator = door.setUp(form, visitor).orElseThrow(() -> new EmptyResultDataAccessException(1));
        arrivals.begin(operator, visitor, "setup", () -> {}, response);
        return "redirect:/me/welcome";
    }

    /** Those of the United States, from east to west, come before all others. */
    private static int notInTheUnitedStates(String zone) {
        var at = UNITED_STATES.indexOf(zone);
        return at < 0 ? UNITED_STATES.size() : at;
    }

    private static String page(String token, SetupForm form, @Nullable String refusal, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        model.addAttribute("refusal", refusal);
        model.addAttribute(
                "zones",
                ZoneId.getAvailableZoneIds().stream()
                        .filter(zone ->
                                zone.matches("(America|Pacific|Europe|Asia|Africa|Australia|Atlantic|Indian)/[^/]+"))
                        .sorted(comparing(SetupPages::notInTheUnitedStates).thenComparing(naturalOrder()))
                        .toList());
        return "signin/setup";
    }
}
