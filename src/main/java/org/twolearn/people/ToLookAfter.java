package org.twolearn.people;

import java.util.Optional;

/** A line on the School page for whoever looks after the district: about the machine, never about people. */
public interface ToLookAfter {
    /** Empty where all is well. */
    Optional<String> line();
}
