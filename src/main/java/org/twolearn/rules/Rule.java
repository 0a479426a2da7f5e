package org.twolearn.rules;

import static org.twolearn.web.Words.say;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.dao.EmptyResultDataAccessException;

/** What touches a promise and is off until all staff were told and their representatives agreed; none lets anybody read more. */
public enum Rule {
    SCHOOL_ACCOUNTS,
    NEWER_FIGURES,
    VIDEO,
    AUDIO,
    STUDENT_ANSWERS,
    PUSH;

    String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String title() {
        return say("rules.rule." + name() + ".title");
    }

    /** What it means that this is on, or off, in the words of today. */
    String means(boolean on) {
        return say("rules.rule." + name() + (on ? ".on" : ".off"));
    }

    static Rule of(String stored) {
        return Stream.of(values())
                .filter(rule -> rule.stored().equals(stored))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
    }
}
