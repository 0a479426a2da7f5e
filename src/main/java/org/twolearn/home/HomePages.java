package org.twolearn.home;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.twolearn.people.CurrentPerson;

@Controller
class HomePages {
    private final Home home;

    HomePages(Home home) {
        this.home = home;
    }

    @GetMapping("/")
    String show(Model model) {
        if (CurrentPerson.ifAny().isEmpty()) return "redirect:/signin";
        var today = home.today();
        model.addAttribute("today", today);
        model.addAttribute("reader", today.reader());
        return "home/show";
    }
}
