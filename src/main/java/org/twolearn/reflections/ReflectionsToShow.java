package org.twolearn.reflections;

import static org.twolearn.web.Words.say;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.cycles.Days;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Level;
import org.twolearn.sharing.Piece;
import org.twolearn.sharing.Shareable;

/** What each learned, which its author may show, and the pages of one's own notebook. */
@Component
@Order(20)
@Transactional(readOnly = true)
class ReflectionsToShow implements Shareable {
    private final Reflections reflections;
    private final Days days;

    ReflectionsToShow(Reflections reflections, Days days) {
        this.reflections = reflections;
        this.days = days;
    }

    @Override
    public List<Piece> of(Partners partners) {
        return reflections.learned(partners.id()).stream()
                .map(one -> piece(one, say("reflections.shown.learned", days.say(one.at()))))
                .toList();
    }

    @Override
    public List<Piece> own(PersonId person) {
        return reflections.notebook(person).stream()
                .map(one -> piece(one, say("reflections.shown.note", days.say(one.at()))))
                .toList();
    }

    private static Piece piece(Reflection one, String heading) {
        return Piece.words(one.id(), Level.CHOSEN, one.author(), heading, one.words());
    }
}
