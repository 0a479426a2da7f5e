package org.twolearn.partnerships;

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
 * @param before the letter in force, while this one only waits for signatures
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
        var before = inForce > 0 && shown > inForce ? agreement.at(inForce) : null;
        return new LetterView(agreement, agreement.at(shown), before, inForce, partners, about, zone);
    }

    /** Those in it now, and who has left but signed this or stands in it with a line. */
    List<Partner> people() {
        var signed = agreement.signedBy(letter.version());
        return partners.here(
                Stream.concat(signed.stream(), letter.own().keySet().stream()).toList());
    }

    Optional<Agreement.Signature> signature(PersonId person) {
        return agreement
                .signed(letter.version())
                .filter(signature -> signature.person().equals(person))
                .findFirst();
    }

    boolean newest() {
        return letter.version() == agreement.newest();
    }

    boolean signedByReader() {
        return signature(partners.reader()).isPresent();
    }

    String fingerprint() {
        return Fingerprint.of(letter, partners.id());
    }

    /** What the letter in force says there, for the side by side; null where nothing is being changed. */
    @Nullable
    String was(PersonId person, String question) {
        return before == null ? null : before.of(person).of(question);
    }

    @Nullable
    String was(String question) {
        return before == null ? null : before.shared().shown(question);
    }

    @Nullable
    String wasFixed(String sentence) {
        return before == null ? null : before.fixed(sentence);
    }
}
