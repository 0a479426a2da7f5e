package org.twolearn.studentvoice;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * What students answered, once it was taken out: how many chose what, statement by statement, so that nobody's three answers
 * stand together any more; and what they wrote, in a random order. It is also what a host shows, with the sentences chosen.
 *
 * @param n how many answered
 * @param counts for each statement how many chose each choice; all zero where fewer than the floor answered that one
 */
record Answers(int n, List<List<Integer>> counts, List<Slip> slips) {
    private static final SecureRandom RANDOM = new SecureRandom();

    record Slip(UUID id, String text) {}

    static Answers of(AskKind kind, List<Ballot> ballots) {
        var counts = new ArrayList<List<Integer>>();
        if (!kind.written()) for (int i = 0; i < kind.items; i++) counts.add(count(kind, ballots, i));
        var texts = new ArrayList<>(ballots.stream()
                .map(Ballot::text)
                .filter(text -> !text.isEmpty())
                .toList());
        Collections.shuffle(texts, RANDOM);
        return new Answers(
                ballots.size(),
                counts,
                texts.stream().map(text -> new Slip(UUID.randomUUID(), text)).toList());
    }

    private static List<Integer> count(AskKind kind, List<Ballot> ballots, int item) {
        var counts = new ArrayList<>(Collections.nCopies(kind.choices().size(), 0));
        for (var ballot : ballots)
            if (item < ballot.choices().size()) {
                var choice = ballot.choices().get(item);
                if (choice >= 0 && choice < counts.size()) counts.set(choice, counts.get(choice) + 1);
            }
        return sum(counts) < AskForm.FLOOR ? Collections.nCopies(counts.size(), 0) : counts;
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** How many answered a statement; 0 where it is not shown because fewer than the floor did. */
    int of(int item) {
        return sum(counts.get(item));
    }

    Answers without(UUID slip) {
        return new Answers(
                n, counts, slips.stream().filter(one -> !one.id().equals(slip)).toList());
    }

    /** What partners see: of what was written only these. */
    Answers showing(List<UUID> chosen) {
        return new Answers(
                n,
                counts,
                slips.stream().filter(one -> chosen.contains(one.id())).toList());
    }

    byte[] json() {
        return AskWords.JSON.writeValueAsBytes(this);
    }

    static Answers of(byte[] json) {
        return AskWords.JSON.readValue(json, Answers.class);
    }
}
