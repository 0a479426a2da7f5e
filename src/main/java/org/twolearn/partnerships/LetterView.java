package org.twolearn.partnerships;

import static org.twolearn.web.Words.say;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A letter as it is printed: the sentences of its time, the lines of all who wrote or signed it, and who signed.
 *
 * @param before what this one is compared with: the letter in force, or what the reader signed before it changed
 * @param inForce the version in force, 0 for none
 */
record LetterView(
        Agreement agreement,
        Agreement.Letter letter,
        Agreement.@Nullable Letter before,
        int inForce,
        Partners partners,
        Map<PersonId, String> about,
        ZoneId zone) {

    static LetterView of(Agreement agreement, int shown, Partners partners, Map<PersonId, String> about, ZoneId zone) {
        var inForce = agreement.inForce(partners.members());
        var from = inForce > 0 ? inForce : signedBefore(agreement, shown, partners.reader());
        var compared = inForce > 0 || !agreement.signedBy(shown).contains(partners.reader());
        var before = compared && from > 0 && shown > from ? agreement.at(from) : null;
        return new LetterView(agreement, agreement.at(shown), before, inForce, partners, about, zone);
    }

    /** Those in it now, and who has left but signed this or stands in it with a line. */
    List<Partner> people() {
        var signed = agreement.signedBy(letter.version());
        return partners.here(
                Stream.concat(signed.stream(), letter.own().keySet().stream()).toList());
    }

    /** Those of them whose own lines can be read. */
    List<Partner> written() {
        return people().stream()
                .filter(one -> letter.of(one.id()).gone().isEmpty())
                .toList();
    }

    /** Where somebody's own lines were erased: whose, and when the reader's own. */
    String gone(Partner person) {
        var said = letter.of(person.id()).gone();
        return said.equals(say("vault.erased")) ? say("partnerships.letter.erased", person.firstName()) : said;
    }

    Optional<Agreement.Signature> signature(PersonId person) {
        return agreement
                .signed(letter.version())
                .filter(signature -> signature.person().equals(person))
                .findFirst();
    }

    /** The newest version that the reader signed before this one, while none is in force; 0 for none. */
    private static int signedBefore(Agreement agreement, int shown, PersonId reader) {
        return agreement.signatures().stream()
                .filter(signature -> signature.person().equals(reader) && signature.version() < shown)
                .mapToInt(Agreement.Signature::version)
                .max()
                .orElse(0);
    }

    /** Who wrote into the letter after the version it is compared with. */
    String changedBy() {
        var from = before == null ? 0 : before.version();
        var authors = agreement.pieces().stream()
                .filter(piece -> piece.version() > from && piece.version() <= letter.version())
                .map(Agreement.Piece::author)
                .toList();
        return Partners.named(partners.everybody().stream()
                .filter(one -> authors.contains(one.id()))
                .toList());
    }

    /** Whose line or signature is still missing; empty once all have signed. */
    String missing() {
        return String.join(
                " ",
                partners.now().stream()
                        .filter(one -> signature(one.id()).isEmpty())
                        .map(one -> say(
                                letter.of(one.id()).of("hope").isBlank()
                                        ? "partnerships.letter.waits.line"
                                        : "partnerships.letter.waits.signature",
                                one.firstName()))
                        .toList());
    }

    /** While none is in force: who has not written the line that the letter needs; nobody can sign before. */
    String othersToWrite() {
        return inForce > 0
                ? ""
                : Partners.named(partners.others().stream()
                        .filter(one -> letter.of(one.id()).of("hope").isBlank())
                        .toList());
    }

    boolean lineIsBlank() {
        return letter.of(partners.reader()).of("hope").isBlank();
    }

    boolean newest() {
        return letter.version() == agreement.newest();
    }

    boolean signedByReader() {
        return signature(partners.reader()).isPresent();
    }

    /** Empty where words were erased: nobody can work it out any more. */
    String fingerprint() {
        return letter.erased() ? "" : Fingerprint.of(letter, partners.id());
    }

    /** What the letter in force says there, for the side by side; null where nothing is being changed. */
    @Nullable
    String was(PersonId person, String question) {
        return before == null || !before.of(person).gone().isEmpty()
                ? null
                : before.of(person).of(question);
    }

    @Nullable
    String was(String question) {
        return before == null || !before.shared().gone().isEmpty()
                ? null
                : before.shared().shown(question);
    }

    @Nullable
    String wasFixed(String sentence) {
        return before == null ? null : before.fixed(sentence);
    }
}
