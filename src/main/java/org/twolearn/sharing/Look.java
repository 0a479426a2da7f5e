package org.twolearn.sharing;

import java.time.Instant;
import org.twolearn.people.PersonId;

/** That somebody opened what is shown to them. @param hour when the hour began */
record Look(PersonId reader, Instant hour) {}
