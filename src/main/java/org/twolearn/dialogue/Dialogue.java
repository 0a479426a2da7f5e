package org.twolearn.dialogue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** All that was said in a partnership, newest first. */
record Dialogue(List<Idea> ideas, List<Ask> asks, List<NextStep> steps, List<Talk> talks) {
    private static final int SHOWN = 5;

    /** Asks that wait for the reader, and their own that nobody has answered. */
    List<Ask> open(PersonId reader) {
        Set<UUID> answered =
                ideas.stream().flatMap(idea -> Stream.ofNullable(idea.ask())).collect(Collectors.toSet());
        return asks.stream()
                .filter(ask -> ask.waits() || ask.author().equals(reader) && !answered.contains(ask.id()))
                .toList();
    }

    /** The question that an idea answers. */
    @Nullable
    Ask answered(Idea idea) {
        return asks.stream()
                .filter(ask -> ask.id().equals(idea.ask()))
                .findFirst()
                .orElse(null);
    }

    /** Newest first; but what answers one question stands together, as it was written. */
    Comparator<Idea> byAnswer() {
        var latest = ideas.stream()
                .filter(idea -> idea.ask() != null)
                .collect(Collectors.toMap(Idea::ask, Idea::at, (one, other) -> one.isAfter(other) ? one : other));
        return Comparator.comparing((Idea idea) -> latest.getOrDefault(idea.ask(), idea.at()))
                .reversed()
                .thenComparing(Idea::at);
    }

    /** What is about one visit. */
    Dialogue about(UUID visit) {
        return new Dialogue(
                ideas.stream().filter(idea -> visit.equals(idea.visit())).toList(),
                asks.stream().filter(ask -> visit.equals(ask.visit())).toList(),
                steps,
                talks);
    }

    /** Ideas on the table, and the newest of the others up to five in all. */
    List<Idea> current() {
        var open = ideas.stream().filter(Idea::open).toList();
        var others = ideas.stream().filter(idea -> !idea.open()).limit(Math.max(0, SHOWN - open.size()));
        return Stream.concat(open.stream(), others).toList();
    }

    /** By day, those without one last. */
    List<NextStep> promised() {
        return steps.stream()
                .filter(NextStep::open)
                .sorted(Comparator.comparing(NextStep::day, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    List<NextStep> kept() {
        return steps.stream().filter(NextStep::done).toList();
    }
}
