package org.twolearn.visits;

import java.util.List;
import java.util.Optional;

/**
 * What a plan says beside its time: sealed as one.
 *
 * @param instrument the key of an {@link Instrument}
 * @param purpose in the host's words; may be empty
 * @param seats how many seats the room is drawn with, 1 to 60; 0 where students do not appear at all
 * @param role "silent", "assist" or "together"
 * @param told whether students may be told why the visitor is there
 * @param answers whether the visitor may answer students
 * @param codes everything that has a button, and nothing else has one
 */
public record Details(
        String instrument,
        String room,
        String part,
        String purpose,
        int seats,
        String seat,
        String role,
        boolean told,
        boolean answers,
        List<Code> codes) {
    /** Where the host erased what they wrote and what was recorded: nothing is planned, and nothing has a button. */
    static final Details UNREADABLE = new Details("script", "", "", "", 0, "", "silent", false, false, List.of());

    static final int MOST_SEATS = 60;
    static final List<String> ROLES = List.of("silent", "assist", "together");

    boolean unreadable() {
        return codes.isEmpty();
    }

    Instrument how() {
        return Instruments.of(instrument);
    }

    Optional<Code> code(String key) {
        return codes.stream().filter(code -> code.key().equals(key)).findFirst();
    }

    Details withPurpose(String words) {
        return new Details(instrument, room, part, words, seats, seat, role, told, answers, codes);
    }
}
