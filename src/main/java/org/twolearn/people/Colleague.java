package org.twolearn.people;

import org.jspecify.annotations.Nullable;

/** Somebody in the directory. */
public record Colleague(PersonId id, String name, @Nullable String email) {}
