package org.twolearn.visits;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The taps of one recorder in one visit, in any order they arrived. */
record Recording(List<Tap> taps) {
    static final int MOST_TAPS = 5000;

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

    /** As the host says that it was. */
    Recording corrected(Map<UUID, Correction> said) {
        if (said.isEmpty()) return this;
        return new Recording(taps.stream()
                .map(tap -> Optional.ofNullable(said.get(tap.id()))
                        .map(tap::corrected)
                        .orElse(tap))
                .toList());
    }

    Recording unseated() {
        return new Recording(taps.stream().map(Tap::unseated).toList());
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
}
