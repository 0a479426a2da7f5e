package org.twolearn.visits;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a line of a form of one's own may be. None of them takes a number or a place on a scale: a tally and a timer count,
 * a step is seen, changed or not seen, a question takes a line of words (E4).
 */
enum Part {
    /** Each tap is one event. */
    TALLY,
    /** A tap begins, another ends; several may run at once. */
    TIMER,
    /** Seen, changed on purpose or not seen; the last mark holds. */
    STEP,
    /** A line of words. */
    QUESTION;

    /** A line that asks for a number of points or a place between one and five asks for an opinion of a person. */
    private static final Pattern OPINION = Pattern.compile(
            "\\b(ratings?|rate (the|this|his|her|their|how)|scor(e|es|ing)|rubrics?|stars|points out of|out of (3|4|5|6|10|100)"
                    + "|1 ?(-|to|\\.{2,}) ?(3|4|5|6|10|100)|poor|excellent|satisfactory|proficien\\w+|ineffective|effectiveness)\\b");

    /** The words of message keys and forms. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one a form names, or the first. */
    static Part of(String word) {
        return Stream.of(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElse(TALLY);
    }

    static boolean asksForAnOpinion(Code code) {
        return Stream.of(code.name(), code.counts(), code.not()).anyMatch(Part::asksForAnOpinion);
    }

    /** However it is spelled: wide letters, signs that nobody sees and every kind of dash are read as people read them. */
    static boolean asksForAnOpinion(String words) {
        var read = Normalizer.normalize(words, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("[\\p{Pd}\\x{2212}]", "-");
        return OPINION.matcher(read.toLowerCase(Locale.ROOT)).find();
    }

    boolean allows(Tap tap) {
        return switch (this) {
            case TALLY -> tap.as() == null && tap.text() == null && tap.on() == null;
            case TIMER -> tap.as() == null && tap.text() == null;
            case STEP -> tap.as() != null && tap.text() == null && tap.on() == null;
            case QUESTION -> tap.as() == null && tap.text() != null && tap.on() == null;
        };
    }
}
