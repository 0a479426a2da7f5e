package org.twolearn.cycles;

import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * A cycle that is open, for other modules.
 *
 * @param goal the owner's sentence as it stands, or null before there is one
 */
public record OpenCycle(
        CycleId id, PersonId owner, @Nullable String goal) {}
