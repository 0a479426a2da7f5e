package org.twolearn.people;

import org.jspecify.annotations.Nullable;

/** Somebody in the directory whom an enrollment link can be handed to. */
public record Addressee(PersonId id, String name, @Nullable String email) {}
