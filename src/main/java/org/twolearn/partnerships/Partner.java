package org.twolearn.partnerships;

import org.twolearn.people.PersonId;

/** A person as a partnership's pages name them. The {@link Dye} is theirs on everybody's screen. */
public record Partner(PersonId id, String name, String firstName, String dye) {}
