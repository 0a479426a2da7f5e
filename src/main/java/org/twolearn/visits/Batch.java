package org.twolearn.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a recorder's device sends.
 *
 * @param started when recording began on that device, in milliseconds since 1970 by the server's clock as it knows it
 * @param taps any that may not have arrived yet, their times since that start
 * @param by who recorded; a tablet that somebody else is signed in on meanwhile sends nothing in their name
 */
record Batch(long started, List<Tap> taps, @Nullable UUID by) {
    static final int MOST_BYTES = 512 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Batch(long started, List<Tap> taps) {
        this(started, taps, null);
    }

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

    boolean from(PersonId person) {
        return by == null || by.equals(person.value());
    }

    /** Several devices have a start each. Here the times of this one's taps are since another's. */
    List<Tap> since(Instant start) {
        return later(taps, Duration.between(start, begins()).toMillis());
    }

    static List<Tap> later(List<Tap> taps, long ms) {
        if (ms == 0) return taps;
        return taps.stream().map(tap -> tap.later(ms)).toList();
    }

    Batch only(List<Tap> some) {
        return new Batch(started, some, by);
    }
}
