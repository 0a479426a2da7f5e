package org.twolearn.partnerships;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.twolearn.web.Typed;
import org.twolearn.web.Words;

/**
 * The lines of one piece of a letter, by the name of the question. A person's own: why, bring, hope, will. The shared
 * ones: meeting, off, ground, notes, review.
 */
public record Lines(Map<String, String> byQuestion) {
    static final Lines EMPTY = new Lines(Map.of());
    static final String[] OWN = {"why", "bring", "hope", "will"};
    static final String[] SHARED = {"meeting", "off", "ground", "notes", "review"};
    private static final String GONE = "erased";
    private static final int ROOM = 600;
    private static final String BETWEEN = "\u001e";
    private static final String ANSWER = "\u001f";

    /** Reads the questions that a form answers; a blank answer is none. Refuses more than 600 characters in one. */
    static Lines typed(boolean shared, Map<String, String> form) {
        var lines = new LinkedHashMap<String, String>();
        for (var question : shared ? SHARED : OWN) {
            var words = Typed.words(form.get(question), ROOM);
            if (!words.isEmpty()) lines.put(question, words);
        }
        return new Lines(lines);
    }

    /** One sentence where the lines of a piece can no longer be read. */
    static Lines instead(String sentence) {
        return new Lines(Map.of(GONE, sentence));
    }

    /** Such a sentence; empty where there are lines. */
    String gone() {
        return of(GONE);
    }

    String of(String question) {
        return byQuestion.getOrDefault(question, "");
    }

    /** As the letter prints it; a day in words. What was typed before days were days stays as it is. */
    String shown(String question) {
        return question.equals("review") ? review().map(Words::day).orElse(of(question)) : of(question);
    }

    Optional<LocalDate> review() {
        return Dates.typed(of("review"));
    }

    /** Typed words hold no control characters, so two of those can part them. */
    String text() {
        var text = new StringBuilder();
        byQuestion.forEach((question, words) ->
                text.append(question).append(ANSWER).append(words).append(BETWEEN));
        return text.toString();
    }

    public static Lines of(Map<String, String> byQuestion) {
        return new Lines(Map.copyOf(byQuestion));
    }

    static Lines parse(String text) {
        var lines = new LinkedHashMap<String, String>();
        for (var line : text.split(BETWEEN)) {
            var parts = line.split(ANSWER, 2);
            if (parts.length == 2) lines.put(parts[0], parts[1]);
        }
        return new Lines(lines);
    }
}
