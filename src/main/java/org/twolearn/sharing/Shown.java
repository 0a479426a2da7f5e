package org.twolearn.sharing;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** A piece as a page shows it. */
record Shown(
        PersonId author,
        String heading,
        List<Piece.Line> lines,
        @Nullable Content drawing) {
    static Shown of(Piece piece, Pieces pieces) {
        return new Shown(piece.author(), piece.heading(), piece.lines(), pieces.draw(piece.drawing()));
    }

    static Shown of(Copy copy, Pieces pieces) {
        var words = copy.words();
        return new Shown(copy.author(), words.heading(), words.lines(), pieces.draw(words.drawing()));
    }
}
