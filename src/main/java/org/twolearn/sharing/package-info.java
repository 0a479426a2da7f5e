/** Showing something of one's own to one colleague until a day, and who looked. What is shown is a copy. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "partnerships", "database"})
package org.twolearn.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
