package org.twolearn.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/** That the members talked. */
record Talk(
        UUID id, PersonId author, LocalDate day, @Nullable String words, Instant at) {}
