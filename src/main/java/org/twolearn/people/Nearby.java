package org.twolearn.people;

/** What somebody at the same school is called, whole and by the family’s name alone. */
public record Nearby(String name, String family) {}
