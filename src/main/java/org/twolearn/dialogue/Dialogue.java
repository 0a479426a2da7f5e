package org.twolearn.dialogue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that was said in a partnership, newest first. */
record Dialogue(List<Idea> ideas, List<Ask> asks, List<NextStep> steps, List<Talk> talks) {
    private static final int SHOWN = 5;

    /** An ask is open until somebody puts an idea for it. */
    List<Ask> open() {
        Set<UUID> answered =
                ideas.stream().flatMap(idea -> Stream.ofNullable(idea.ask())).collect(Collectors.toSet());
        return asks.stream().filter(ask -> !answered.contains(ask.id())).toList();
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
