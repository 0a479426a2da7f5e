package org.twolearn.visits;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The taps of one recorder in one visit, in any order they arrived. */
record Recording(List<Tap> taps) {
    static final int MOST_TAPS = 5000;

    /** A stretch of time, in milliseconds since the start. */
    record Span(String code, long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** Taps have ids of their own: what arrives again changes nothing. */
    Recording with(List<Tap> more) {
        var byId = Stream.concat(taps.stream(), more.stream())
                .collect(toMap(Tap::id, tap -> tap, (first, _) -> first, LinkedHashMap::new));
        if (byId.size() > MOST_TAPS) throw new VisitRefused.TooManyTaps();
        return new Recording(List.copyOf(byId.values()));
    }

    /** What is left when some events do not count. */
    Recording without(Set<UUID> mistaken) {
        if (mistaken.isEmpty()) return this;
        return new Recording(
                taps.stream().filter(tap -> !mistaken.contains(tap.id())).toList());
    }

    boolean has(List<Tap> some) {
        var ids = taps.stream().map(Tap::id).collect(toSet());
        return some.stream().allMatch(tap -> ids.contains(tap.id()));
    }

    /** In the order of time, without what was undone. */
    List<Tap> net() {
        var undone = taps.stream().map(Tap::undoes).filter(Objects::nonNull).collect(toCollection(LinkedHashSet::new));
        return taps.stream()
                .filter(tap -> !tap.code().equals(Tap.UNDO) && !undone.contains(tap.id()))
                .sorted(comparingLong(Tap::ms))
                .toList();
    }

    /** The plan's own taps, without pauses and the end. */
    List<Tap> marks() {
        return net().stream().filter(tap -> !Tap.OWN.contains(tap.code())).toList();
    }

    long undone() {
        return taps.stream().filter(tap -> tap.code().equals(Tap.UNDO)).count();
    }

    /** When recording ended: the first end, or the last tap where there is none. */
    long end() {
        var net = net();
        return net.stream()
                .filter(tap -> tap.code().equals(Tap.END))
                .mapToLong(Tap::ms)
                .findFirst()
                .orElse(net.isEmpty() ? 0 : net.getLast().ms());
    }

    List<Span> gaps() {
        var gaps = new ArrayList<Span>();
        var since = -1L;
        for (var tap : net()) {
            if (tap.code().equals(Tap.PAUSE) && since < 0) since = tap.ms();
            if (tap.code().equals(Tap.RESUME) && since >= 0) {
                gaps.add(new Span(Tap.PAUSE, since, tap.ms()));
                since = -1;
            }
        }
        if (since >= 0 && end() > since) gaps.add(new Span(Tap.PAUSE, since, end()));
        return gaps;
    }

    /** From start to end, gaps left out. */
    Duration observed() {
        return Duration.ofMillis(end() - gaps().stream().mapToLong(Span::length).sum());
    }

    /** What went on from each switch to the next; a pause interrupts it, and it goes on after. */
    List<Span> switches() {
        var spans = new ArrayList<Span>();
        @Nullable String on = null;
        var since = 0L;
        var paused = false;
        for (var tap : net()) {
            if (tap.code().equals(Tap.END)) break;
            if (on != null && !paused && tap.ms() > since) spans.add(new Span(on, since, tap.ms()));
            if (tap.code().equals(Tap.PAUSE)) paused = true;
            else if (tap.code().equals(Tap.RESUME)) paused = false;
            else on = tap.code();
            since = tap.ms();
        }
        if (on != null && !paused && end() > since) spans.add(new Span(on, since, end()));
        return spans;
    }

    List<Figures.Count> counted(Details plan) {
        var byCode = marks().stream().collect(groupingBy(Tap::code, counting()));
        return plan.codes().stream()
                .map(code -> new Figures.Count(code, byCode.getOrDefault(code.key(), 0L)))
                .toList();
    }

    List<Figures.Count> seconds(Details plan) {
        var spans = switches();
        return plan.codes().stream()
                .map(code -> new Figures.Count(
                        code,
                        Math.round(spans.stream()
                                        .filter(span -> span.code().equals(code.key()))
                                        .mapToLong(Span::length)
                                        .sum()
                                / 1000.0)))
                .toList();
    }

    Map<Integer, Long> bySeat(String code) {
        return marks().stream()
                .filter(tap -> tap.code().equals(code) && tap.seat() != null)
                .collect(groupingBy(tap -> Objects.requireNonNull(tap.seat()), TreeMap::new, counting()));
    }
}
