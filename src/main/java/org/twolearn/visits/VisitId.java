package org.twolearn.visits;

import java.util.UUID;

public record VisitId(UUID value) {
    public static VisitId fresh() {
        return new VisitId(UUID.randomUUID());
    }

    /** Spring reads path variables with this. */
    public static VisitId of(String value) {
        return new VisitId(UUID.fromString(value));
    }
}
