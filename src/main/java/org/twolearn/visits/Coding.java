package org.twolearn.visits;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.twolearn.people.PersonId;

/**
 * Codes that partners put on the lines of one script, once its host had looked. Nothing is derived from them but how many
 * lines bear one.
 *
 * @param codes by letter
 */
record Coding(List<Own> codes, List<Mark> marks) {
    static final Coding NOTHING = new Coding(List.of(), List.of());
    static final List<String> LETTERS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    /** @param said its key is the letter */
    record Own(PersonId author, Code said) {
        String letter() {
            return said.key();
        }
    }

    record Mark(String letter, UUID line, PersonId author) {}

    Optional<Own> of(String letter) {
        return codes.stream().filter(code -> code.letter().equals(letter)).findFirst();
    }

    Optional<String> free() {
        return LETTERS.stream().filter(letter -> of(letter).isEmpty()).findFirst();
    }

    Optional<Own> named(String name) {
        return codes.stream()
                .filter(code -> code.said().name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Who put it on the line, in an order that is the same on every line; nobody where it is not there. */
    List<PersonId> by(String letter, UUID line) {
        return marks(letter)
                .filter(mark -> mark.line().equals(line))
                .map(Mark::author)
                .toList();
    }

    /** Those that stand on the line. */
    List<Own> on(UUID line) {
        return codes.stream().filter(code -> !by(code.letter(), line).isEmpty()).toList();
    }

    /** How many of these lines bear it, by whomever. */
    long lines(String letter, List<Tap> of) {
        return of.stream().filter(line -> !by(letter, line.id()).isEmpty()).count();
    }

    /** How many of these lines somebody put it on. */
    long lines(String letter, List<Tap> of, PersonId author) {
        return of.stream()
                .filter(line -> by(letter, line.id()).contains(author))
                .count();
    }

    /** Who put it on any line. */
    List<PersonId> authors(String letter) {
        return marks(letter).map(Mark::author).distinct().toList();
    }

    private Stream<Mark> marks(String letter) {
        return marks.stream().filter(mark -> mark.letter().equals(letter));
    }
}
