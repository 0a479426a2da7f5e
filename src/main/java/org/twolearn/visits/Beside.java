package org.twolearn.visits;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What stands beside a record.
 *
 * @param was events that the host said were something else, as they were recorded
 * @param remarks those that the reader may see, in the order of the record
 * @param coding codes on its lines
 */
record Beside(Map<UUID, Tap> was, List<Remark> remarks, Coding coding) {
    static final Beside NOTHING = new Beside(Map.of(), List.of(), Coding.NOTHING);

    Beside unseated() {
        var unseated = was.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, event -> event.getValue().unseated()));
        return new Beside(unseated, remarks, coding);
    }

    List<Remark> of(UUID event) {
        return remarks.stream().filter(remark -> event.equals(remark.event())).toList();
    }

    /** Those that stand beside no single event. */
    List<Remark> moments() {
        return remarks.stream().filter(remark -> remark.event() == null).toList();
    }

    boolean nothing() {
        return was.isEmpty() && remarks.isEmpty();
    }
}
