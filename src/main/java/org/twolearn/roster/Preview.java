package org.twolearn.roster;

import java.util.List;
import java.util.Map;
import org.twolearn.people.District;

/** What a roster would do, or did. */
record Preview(
        Import roster, District district, Map<String, Long> tallies, List<Finding> findings, List<String> leaving) {
    private static final int BRAKE_PERCENT = 10;

    long of(String what) {
        return tallies.getOrDefault(what, 0L);
    }

    long imported() {
        return of("stay") + of("join") + of("change");
    }

    /** Nothing to do: the same package twice, or a manifest alone. */
    boolean changesNothing() {
        return of("join") + of("change") + of("leave") + of("schools") == 0;
    }

    boolean namesNobody() {
        return changesNothing() && of("stay") == 0;
    }

    /** More than one in ten would leave: that takes a second yes. */
    boolean brakes() {
        return of("leave") * 100 > of("before") * BRAKE_PERCENT;
    }

    boolean stopped() {
        return roster.step().equals(Import.STOPPED);
    }

    List<String> dropped() {
        return tallies.keySet().stream()
                .filter(what -> what.startsWith("dropped:"))
                .map(what -> what.substring("dropped:".length()))
                .sorted()
                .toList();
    }

    /** Lines of the report beyond those shown. */
    long notShown() {
        return tallies.entrySet().stream()
                        .filter(tally -> tally.getKey().startsWith("fault:"))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                - findings.size();
    }
}
