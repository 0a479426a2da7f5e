package org.twolearn.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.twolearn.web.Refused;

/** The district's name, time zone and school days. */
@Controller
class SettingsPages {
    private static final Set<String> ZONES = new TreeSet<>(ZoneId.getAvailableZoneIds().stream()
            .filter(zone ->
                    zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .toList());

    private final Settings settings;

    SettingsPages(Settings settings) {
        this.settings = settings;
    }

    @GetMapping("/school/settings")
    String show(Model model) {
        var district = settings.mine();
        return show(district.name(), district.zone().getId(), numbers(district.schoolDays()), null, model);
    }

    @PostMapping("/school/settings")
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(required = false) @Nullable List<Short> days,
            HttpServletResponse response,
            Model model) {
        var typed = days == null ? List.<Short>of() : days;
        try {
            if (!ZONES.contains(zone)) throw new PeopleRefused("zone");
            settings.save(name, zone, typed);
            return "redirect:/school/settings";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(name, zone, typed, refused.getMessage(), model);
        }
    }

    private static List<Short> numbers(Set<DayOfWeek> days) {
        return days.stream().map(day -> (short) day.getValue()).toList();
    }

    private String show(String name, String zone, List<Short> days, @Nullable String refusal, Model model) {
        if (!settings.may()) throw new EmptyResultDataAccessException(1);
        model.addAttribute("name", name);
        model.addAttribute("zone", zone);
        model.addAttribute("days", days);
        model.addAttribute("zones", ZONES);
        model.addAttribute("refusal", refusal);
        return "people/settings";
    }
}
