package org.twolearn.visits;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a recorder's device sends.
 *
 * @param started when recording began, in milliseconds since 1970 by the server's clock as the device knows it
 * @param taps any that may not have arrived yet
 */
record Batch(long started, List<Tap> taps) {
    static final int MOST_BYTES = 512 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Batch of(byte[] json) {
        try {
            var batch = JSON.readValue(json, Batch.class);
            if (batch == null || batch.taps() == null || batch.taps().stream().anyMatch(Batch::broken))
                throw new VisitRefused.NoSuchTap();
            return batch;
        } catch (JacksonException broken) {
            throw new VisitRefused.NoSuchTap();
        }
    }

    private static boolean broken(Tap tap) {
        return tap == null || Objects.isNull(tap.id()) || Objects.isNull(tap.code());
    }

    Instant begins() {
        return Instant.ofEpochMilli(started);
    }
}
