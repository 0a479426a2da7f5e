package org.twolearn.dialogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** "Tell me what you would try." */
record Ask(UUID id, PersonId author, @Nullable String words, Instant at) {}
