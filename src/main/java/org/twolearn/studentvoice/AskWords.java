package org.twolearn.studentvoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked, as it is sealed.
 *
 * @param purpose which decision it informs (V1)
 * @param asked the statements or the question, each on its line
 * @param back by when students hear what came of it, as "2026-11-25"
 * @param code the class code
 */
record AskWords(String purpose, String asked, String back, String code) {
    static final JsonMapper JSON = JsonMapper.builder().build();

    List<String> items() {
        return asked.lines().toList();
    }

    LocalDate backBy() {
        return LocalDate.parse(back);
    }

    ClassCode classCode() {
        return new ClassCode(code);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    static AskWords of(byte[] json) {
        return JSON.readValue(json, AskWords.class);
    }

    /** Whether a later ask said the same, so that the two can stand in one row. */
    boolean sameAs(@Nullable AskWords other) {
        return other != null && asked.equals(other.asked);
    }
}
