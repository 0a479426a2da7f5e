package org.twolearn.studentvoice;

import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.dao.EmptyResultDataAccessException;

/** What can be asked: three statements, one question answered in a sentence, or how much thinking one moment took. */
enum AskKind {
    PULSE(3, "agree", "partly", "not-really"),
    SLIPS(1),
    MOMENT(1, "a-lot", "some", "a-little", "none");

    /** How many statements or questions. */
    final int items;

    private final List<String> choices;

    AskKind(int items, String... choices) {
        this.items = items;
        this.choices = List.of(choices);
    }

    /** In words, the strongest first; empty where one writes. */
    List<String> choices() {
        return choices.stream()
                .map(choice -> say("studentvoice.class.choice." + choice))
                .toList();
    }

    boolean written() {
        return choices.isEmpty();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return say("studentvoice.kind." + key());
    }

    String about() {
        return say("studentvoice.about." + key());
    }

    /** Not found for a word that is none of them. */
    static AskKind of(String key) {
        return Stream.of(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }
}
