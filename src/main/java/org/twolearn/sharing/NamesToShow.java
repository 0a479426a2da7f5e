package org.twolearn.sharing;

import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Partner;
import org.twolearn.partnerships.Partners;

/** That somebody takes part is theirs to tell (C5): a partner's name goes along like a partner's word, with their yes. */
@Component
@Order(7)
class NamesToShow implements Shareable {
    @Override
    public List<Piece> of(Partners partners) {
        return partners.now().stream().map(one -> name(one, partners)).toList();
    }

    private static Piece name(Partner one, Partners partners) {
        return new Piece(
                Piece.named("name " + partners.id(), one.id()),
                Level.MEETING,
                one.id(),
                partners.members().stream()
                        .filter(other -> !other.equals(one.id()))
                        .collect(Collectors.toUnmodifiableSet()),
                say("sharing.name"),
                List.of(new Piece.Line(say("sharing.name-is"), one.name())),
                null);
    }
}
