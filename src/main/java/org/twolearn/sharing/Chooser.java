package org.twolearn.sharing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.twolearn.people.Colleague;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** The page on which somebody chooses what to show, to whom and until when. */
@Component
class Chooser {
    private final Sharing sharing;
    private final Pieces pieces;
    private final People people;

    Chooser(Sharing sharing, Pieces pieces, People people) {
        this.sharing = sharing;
        this.pieces = pieces;
        this.people = people;
    }

    /** Something one may choose, with what whom it is shown to would read. */
    record Item(UUID id, Level level, PersonId author, Shown shown) {}

    ModelAndView page(
            ShareForm form, String action, String back, List<Piece> all, HttpStatus status, @Nullable String refusal) {
        var found = form.searched().isEmpty() ? List.<Colleague>of() : people.search(form.searched());
        return new ModelAndView("sharing/choose", status)
                .addObject("form", form)
                .addObject("action", action)
                .addObject("back", back)
                .addObject(
                        "items",
                        all.stream()
                                .map(piece ->
                                        new Item(piece.id(), piece.level(), piece.author(), Shown.of(piece, pieces)))
                                .toList())
                .addObject("chosen", form.chosen().map(people::colleague).orElse(null))
                .addObject("all", found)
                .addObject("until", form.until(sharing.inTwoWeeks()))
                .addObject("refusal", refusal);
    }
}
