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
 * @param keptAt since when only the figures are there, and no event; then {@code summary} are they, or null
 */
record RecordHead(
        PersonId recorder,
        int version,
        Instant startedAt,
        @Nullable Instant doneAt,
        PlanVersion.@Nullable Sealed summary,
        Set<UUID> mistaken,
        Map<UUID, Corrected> corrected,
        PlanVersion.@Nullable Sealed events,
        @Nullable Instant keptAt) {
    /** @param entry the row, at which the words are sealed */
    record Corrected(UUID entry, PlanVersion.Sealed words) {}
}
