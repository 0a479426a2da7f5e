/** Bringing a district's staff in: read, preview, confirm. Writes to nobody and opens nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people"})
package org.twolearn.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
