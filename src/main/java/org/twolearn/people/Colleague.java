package org.twolearn.people;

/** Somebody in the reader's district. @param about what they do and where: "Grade 7 science, Dunbar Middle" */
public record Colleague(PersonId id, String name, String about, boolean coach) {}
