package org.twolearn.visits;

import static org.twolearn.web.Words.say;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan says beside its time: sealed as one.
 *
 * @param instrument the key of an {@link Instrument}
 * @param method which of its ways of recording, and {@code every} how many seconds of an interval; "" and 0 where there is
 *     only one
 * @param purpose in the host's words; may be empty
 * @param seats how many seats the room is drawn with, 1 to 60; 0 where students do not appear at all
 * @param role "silent", "assist", "together" or "practice"
 * @param told whether students may be told why the visitor is there
 * @param answers whether the visitor may answer students
 * @param codes everything that has a button, and nothing else has one
 * @param least tenths of a second: how long a wait is that its host looks for, in steps of 5 up to {@link #LONGEST}; 0 where
 *     they named none, and then no share of waits is said
 * @param form what the pair calls a form of their own; "" where the instrument has a name
 */
public record Details(
        String instrument,
        String method,
        int every,
        String room,
        String part,
        String purpose,
        int seats,
        String seat,
        String role,
        boolean told,
        boolean answers,
        List<Code> codes,
        int least,
        String form) {
    public Details {
        form = Objects.requireNonNullElse(form, ""); // Plans of before had none.
    }

    /** Where the host erased what they wrote and what was recorded: nothing is planned, and nothing has a button. */
    static final Details UNREADABLE =
            new Details("script", "", 0, "", "", "", 0, "", "silent", false, false, List.of(), 0, "");

    /** Host and visitor record the same video or script, to talk about their definitions before anything is counted. */
    static final String PRACTICE = "practice";

    static final int MOST_SEATS = 60, LONGEST = 600;
    static final List<String> ROLES = List.of("silent", "assist", "together", PRACTICE);

    boolean unreadable() {
        return codes.isEmpty();
    }

    Instrument how() {
        return Instruments.of(instrument);
    }

    Optional<Code> code(String key) {
        return codes.stream().filter(code -> code.key().equals(key)).findFirst();
    }

    boolean practice() {
        return role.equals(PRACTICE);
    }

    boolean hostRecords() {
        return practice() || how().byHost();
    }

    /** What is recorded, in a few words. */
    String title() {
        return form.isEmpty() ? say("visits." + instrument + ".title") : form;
    }

    Part part(String key) {
        return Part.of(code(key).map(Code::part).orElse(""));
    }

    /** Whether it is a line of words of its own, to be read as one. */
    boolean line(Tap tap) {
        return switch (how().kind()) {
            case LINES -> true;
            case MIXED -> part(tap.code()) == Part.QUESTION;
            default -> false;
        };
    }

    Details withPurpose(String words) {
        return new Details(
                instrument, method, every, room, part, words, seats, seat, role, told, answers, codes, least, form);
    }
}
