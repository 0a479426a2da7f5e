package org.twolearn.cycles;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The two days on which the members of a closed cycle might look again. They stand on its page; nothing reminds. */
final class Again {
    private static final int[] WEEKS = {4, 10};

    private Again() {}

    /** Those to come; none while the cycle is open. */
    static List<LocalDate> after(Cycle cycle, Days days) {
        var closed = cycle.closed();
        if (closed == null) return List.of();
        return IntStream.of(WEEKS)
                .mapToObj(weeks -> days.on(closed).plusWeeks(weeks))
                .filter(day -> day.isAfter(days.today()))
                .toList();
    }
}
