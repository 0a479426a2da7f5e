/** Working at one thing for a while: where things stand, a goal in its owner's words, what was tried, and the end of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "partnerships", "sharing"})
package org.twolearn.cycles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
