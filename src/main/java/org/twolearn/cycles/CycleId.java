package org.twolearn.cycles;

import java.util.UUID;

public record CycleId(UUID value) {
    /** Spring reads path variables with this. */
    public static CycleId of(String value) {
        return new CycleId(UUID.fromString(value));
    }
}
