package org.twolearn.dialogue;

import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Level;
import org.twolearn.sharing.Piece;
import org.twolearn.sharing.Shareable;

/** Ideas and what became of them. Whose idea it is and whose work it is for may both wish to show it. */
@Component
@Order(15)
@Transactional(readOnly = true)
class IdeasToShow implements Shareable {
    private final Ideas ideas;

    IdeasToShow(Ideas ideas) {
        this.ideas = ideas;
    }

    @Override
    public List<Piece> of(Partners partners) {
        return ideas.dialogue(partners.id()).ideas().stream()
                .flatMap(IdeasToShow::pieces)
                .toList();
    }

    private static Stream<Piece> pieces(Idea idea) {
        var about = Stream.of(idea.author(), idea.decides(), idea.by())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
        var put = piece(idea, "idea", idea.author(), about, say("dialogue.shown.idea"), idea.words());
        var how = idea.how();
        var by = idea.by();
        if (how == null || by == null) return Stream.of(put);
        return Stream.of(put, piece(idea, "became", by, about, say("dialogue.shown.became"), how));
    }

    private static Piece piece(
            Idea idea, String what, PersonId author, Set<PersonId> about, String heading, String words) {
        return new Piece(
                Piece.named(what, idea.id()),
                Level.CHOSEN,
                author,
                about,
                heading,
                List.of(new Piece.Line("", words)),
                null);
    }
}
