package org.twolearn.sharing;

import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.Partners;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Vault;

/** All that the modules have to show, in the order of the ladder. */
@Component
@Transactional(readOnly = true)
class Pieces {
    private final ObjectProvider<Shareable> all;

    Pieces(ObjectProvider<Shareable> all) {
        this.all = all;
    }

    /** What somebody may wish to show of a partnership: what is theirs, with what others wrote to it. */
    List<Piece> about(PersonId person, Partners partners) {
        return all.orderedStream()
                .flatMap(one -> one.of(partners).stream())
                .filter(piece -> piece.about().contains(person))
                .filter(piece -> partners.members().contains(piece.author()))
                .filter(Pieces::opens)
                .sorted(Comparator.comparing(Piece::level))
                .toList();
    }

    /** A page of the reader's own notebook. */
    Piece own(PersonId person, UUID id) {
        return all.orderedStream()
                .flatMap(one -> one.own(person).stream())
                .filter(piece -> piece.id().equals(id))
                .filter(Pieces::opens)
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** Of what was erased there is nothing to show. */
    private static boolean opens(Piece piece) {
        return piece.lines().stream().map(Piece.Line::words).noneMatch(Vault::isInStead);
    }

    /** Copies of these, each in its place among all there are. */
    static List<Copy> copies(List<Piece> all, Predicate<Piece> these) {
        return IntStream.range(0, all.size())
                .filter(place -> these.test(all.get(place)))
                .mapToObj(place -> copy(all.get(place), place))
                .toList();
    }

    private static Copy copy(Piece piece, int place) {
        return new Copy(
                piece.author(), piece.id(), new Copy.Sealed(place, piece.heading(), piece.lines(), piece.drawing()));
    }

    @Nullable
    Content draw(Piece.@Nullable Drawing drawing) {
        if (drawing == null) return null;
        return all.stream()
                .filter(one -> one.name().equals(drawing.by()))
                .findFirst()
                .map(one -> one.draw(drawing.what()))
                .orElse(null);
    }
}
