package org.twolearn.partnerships;

import static org.twolearn.web.Words.say;

import java.util.List;

/**
 * The sentences that stand in every letter, by edition: people sign them too. An edition once used is never changed; other
 * sentences are another edition, and letters that were signed keep theirs (R2).
 */
interface LetterText {
    String NEWEST = "2026";

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

    static String of(String edition, String sentence) {
        return say("partnerships.letter-text." + edition + "." + sentence);
    }

    static String whole(String edition) {
        return String.join(
                "\n", ALL.stream().map(sentence -> of(edition, sentence)).toList());
    }
}
