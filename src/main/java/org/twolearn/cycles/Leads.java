package org.twolearn.cycles;

import org.jspecify.annotations.Nullable;
import org.twolearn.partnerships.PartnershipId;

/** To where a decision leads: the page on which it is done. Nothing happens by deciding alone. */
final class Leads {
    private Leads() {}

    /** @param what one of a decision's choices */
    static String to(PartnershipId partnership, Cycle cycle, @Nullable String what) {
        var here = CyclePage.address(partnership, cycle.id());
        return switch (what == null ? "" : what) {
            case "adapt" -> here + (cycle.checklist() == null ? "#try-title" : "/checklist");
            case "change how we count" -> "/partnerships/" + partnership.value() + "/visits/new";
            case "change the goal" -> here + "/goal";
            case "pause" -> here + "/closing?what=paused";
            case "stop" -> here + "/closing?what=stopped";
            default -> here;
        };
    }
}
