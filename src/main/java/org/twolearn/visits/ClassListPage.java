package org.twolearn.visits;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a teacher keeps the names of their class: in the browser alone. There is nothing that could receive it. */
@Controller
class ClassListPage {
    @GetMapping("/me/class")
    String show() {
        return "visits/classlist";
    }
}
