package org.twolearn.partnerships;

import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sentences that stand in every letter, by edition: people sign them too. An edition once used is never changed; other
 * sentences are another edition, and letters that were signed keep theirs (R2).
 */
interface LetterText {
    String FIRST = "2026", NEWEST = "2027";

    List<String> ALL = List.of(
            "opening",
            "why",
            "bring",
            "hope",
            "will",
            "meeting",
            "off",
            "ground",
            "notes",
            "review",
            "between",
            "between-says",
            "above",
            "ends",
            "ends-says");

    /** What later editions say that the first did not; all else they say as the first. */
    List<String> ADDED = List.of("position");

    /** Empty for a sentence that the edition does not have. */
    static String of(String edition, String sentence) {
        if (ADDED.contains(sentence)) return edition.equals(FIRST) ? "" : text(edition, sentence);
        return text(FIRST, sentence);
    }

    static String whole(String edition) {
        return String.join(
                "\n",
                Stream.concat(ALL.stream(), edition.equals(FIRST) ? Stream.of() : ADDED.stream())
                        .map(sentence -> of(edition, sentence))
                        .toList());
    }

    private static String text(String edition, String sentence) {
        return say("partnerships.letter-text." + edition + "." + sentence);
    }
}
