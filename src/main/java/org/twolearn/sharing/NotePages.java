package org.twolearn.sharing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.CurrentPerson;
import org.twolearn.web.Refused;

/** Choosing whom to show a page of one's own notebook (R1). */
@Controller
@RequestMapping("/notebook/{entry}/shares")
class NotePages {
    private final Sharing sharing;
    private final Pieces pieces;
    private final Chooser chooser;

    NotePages(Sharing sharing, Pieces pieces, Chooser chooser) {
        this.sharing = sharing;
        this.pieces = pieces;
        this.chooser = chooser;
    }

    @GetMapping("/new")
    @Transactional(readOnly = true)
    public ModelAndView fresh(@PathVariable UUID entry, ShareForm form) {
        return page(entry, form, HttpStatus.OK, null);
    }

    @PostMapping
    ModelAndView share(@PathVariable UUID entry, ShareForm form) {
        try {
            var wish = form.wish(sharing.inTwoWeeks(), entry);
            return new ModelAndView("redirect:/shares/given/" + sharing.share(CurrentPerson.id(), entry, wish));
        } catch (Refused refusal) {
            return page(entry, form, HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
        }
    }

    private ModelAndView page(UUID entry, ShareForm form, HttpStatus status, @Nullable String refusal) {
        var piece = pieces.own(CurrentPerson.id(), entry);
        return chooser.page(form, "/notebook/" + entry + "/shares", "/notebook", List.of(piece), status, refusal);
    }
}
