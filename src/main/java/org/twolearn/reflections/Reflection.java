package org.twolearn.reflections;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** Something its author came to see. */
record Reflection(UUID id, PersonId author, @Nullable UUID cycle, int version, String words, Instant at) {}
