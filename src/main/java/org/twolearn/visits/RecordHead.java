package org.twolearn.visits;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * That somebody recorded, without the taps.
 *
 * @param version of the plan it was recorded under
 * @param summary what all taps came to at Done; what the host marked since is not in it
 * @param mistaken events that the host marked as mistakes; {@code corrected}, what they said others were
 * @param events the sealed taps, only where something was marked: then the figures are derived anew
 */
record RecordHead(
        PersonId recorder,
        int version,
        Instant startedAt,
        @Nullable Instant doneAt,
        PlanVersion.@Nullable Sealed summary,
        Set<UUID> mistaken,
        Map<UUID, Corrected> corrected,
        PlanVersion.@Nullable Sealed events) {
    /** @param entry the row, at which the words are sealed */
    record Corrected(UUID entry, PlanVersion.Sealed words) {}
}
