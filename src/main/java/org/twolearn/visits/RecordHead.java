package org.twolearn.visits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** That somebody recorded, without the taps. */
record RecordHead(
        PersonId recorder, Instant startedAt, @Nullable Instant doneAt, PlanVersion.@Nullable Sealed summary) {}
