package org.twolearn.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.twolearn.Fuzzing;

/** Any text in a box, a hidden id, a hidden number, a day: taken tidied, refused in words, or not found. */
public final class FormFuzzer {
    private FormFuzzer() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = Fuzzing.text(bytes);
        var sent = new Sent(Map.of("box", text));
        Fuzzing.may(() -> tidy(Typed.words(text, 2000), 2000), Refused.class);
        Fuzzing.may(
                () -> {
                    var line = Typed.line(text, 280);
                    if (line.contains("\n")) throw new AssertionError("Two lines");
                    tidy(line, 280);
                },
                Refused.class);
        Fuzzing.may(() -> same(sent.id("box"), text), EmptyResultDataAccessException.class);
        Fuzzing.may(() -> sent.number("box"), EmptyResultDataAccessException.class);
        Fuzzing.may(() -> sent.day("box"), Refused.class);
    }

    private static void tidy(String words, int most) {
        if (words.length() > most) throw new AssertionError("Too long");
        if (!words.equals(words.strip())) throw new AssertionError("Not stripped");
        if (words.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
            throw new AssertionError("A control character");
        if (words.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) throw new AssertionError("Half a letter");
        if (!Typed.words(words, most).equals(words)) throw new AssertionError("Another time, other words");
    }

    /** An id that reads in two ways would be two forms. */
    private static void same(UUID id, String text) {
        if (!UUID.fromString(id.toString()).equals(UUID.fromString(text))) throw new AssertionError("Another id");
    }
}
