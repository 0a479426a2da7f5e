package org.twolearn.sharing;

import static org.twolearn.web.Words.say;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.twolearn.partnerships.Agreements;
import org.twolearn.partnerships.Partners;

/** The lines that each wrote for themselves into the letter in force. */
@Component
@Order(10)
class LettersToShow implements Shareable {
    private final Agreements agreements;

    LettersToShow(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public List<Piece> of(Partners partners) {
        return agreements.ownLines(partners.id()).stream()
                .map(line -> Piece.words(
                        Piece.named("letter " + line.question() + " " + partners.id(), line.author()),
                        Level.CHOSEN,
                        line.author(),
                        say("sharing.letter", line.title()),
                        line.words()))
                .toList();
    }
}
