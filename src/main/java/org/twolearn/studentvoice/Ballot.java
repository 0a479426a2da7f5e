package org.twolearn.studentvoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.twolearn.web.Sent;

/**
 * One answer: which choice for each statement, counted from 0, and -1 where a statement was left out; or a sentence.
 *
 * @param text empty where one chooses
 */
record Ballot(List<Integer> choices, String text) {
    static final int LONGEST = 280;

    /** All answers are equally long, so that their length tells nothing: room for the longest sentence in any letters. */
    private static final int BYTES = 1200;

    /** Refuses with {@link StudentRefused} what says nothing at all. */
    static Ballot of(AskKind kind, Sent sent) {
        var ballot = kind.written()
                ? new Ballot(List.of(), sent.words("words", LONGEST))
                : new Ballot(chosen(kind, sent), "");
        if (ballot.text.isEmpty() && ballot.choices.stream().allMatch(choice -> choice < 0))
            throw new StudentRefused.Nothing();
        return ballot;
    }

    private static List<Integer> chosen(AskKind kind, Sent sent) {
        var most = kind.choices().size();
        var chosen = new ArrayList<Integer>();
        for (int i = 1; i <= kind.items; i++) {
            var raw = sent.raw("item" + i);
            chosen.add(raw.matches("\\d") && Integer.parseInt(raw) < most ? Integer.parseInt(raw) : -1);
        }
        return chosen;
    }

    byte[] bytes() {
        var json = AskWords.JSON.writeValueAsBytes(this);
        var padded = Arrays.copyOf(json, BYTES);
        Arrays.fill(padded, Math.min(json.length, BYTES), BYTES, (byte) ' ');
        return padded;
    }

    /** Empty for bytes that no page of ours has made. */
    static Optional<Ballot> of(byte[] bytes) {
        try {
            return Optional.of(AskWords.JSON.readValue(new String(bytes, UTF_8).strip(), Ballot.class));
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }
}
