package org.twolearn.ownwords;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The schedule of data: what is stored, why, how long, who can read it. For everybody. */
@Controller
class DataPage {
    private final List<Stored> all = Stored.all();

    @GetMapping("/promises/data")
    String show(Model model) {
        model.addAttribute("all", all);
        return "ownwords/data";
    }
}
