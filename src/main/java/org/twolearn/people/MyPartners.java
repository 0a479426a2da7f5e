package org.twolearn.people;

import java.util.List;
import java.util.Set;

/** With whom the reader is in a partnership, for telling them what a position over these would close. */
public interface MyPartners {
    /** The others, of each partnership that the reader opens. */
    List<Set<PersonId>> others();
}
