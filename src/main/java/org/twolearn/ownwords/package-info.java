/** It leaves with you: what is one's own is exported, signed and erased; a lawful hold can delay erasing and opens nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "partnerships", "sharing"})
package org.twolearn.ownwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
