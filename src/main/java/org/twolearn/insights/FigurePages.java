package org.twolearn.insights;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The district's figures: one address without parameters, and nothing to ask. */
@Controller
class FigurePages {
    private final LedgerTable table;

    FigurePages(LedgerTable table) {
        this.table = table;
    }

    @GetMapping("/school/figures")
    String figures(Model model) {
        model.addAttribute("page", FigurePage.of(table.read()));
        return "insights/figures";
    }
}
