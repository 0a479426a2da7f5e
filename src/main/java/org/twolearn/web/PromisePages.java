package org.twolearn.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the product promises, what a principal sees and what leaving means: the same page for everybody. */
@Controller
class PromisePages {
    @GetMapping("/promises")
    String promises() {
        return "web/promises";
    }

    @GetMapping("/principal")
    String principal() {
        return "web/principal";
    }

    @GetMapping("/leaving")
    String leaving() {
        return "web/leaving";
    }
}
