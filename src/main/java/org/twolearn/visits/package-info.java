/** Visits to a classroom: the plan both accept, the record of what was agreed, and the look at it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"web", "people", "vault", "partnerships", "sharing", "cycles", "database", "rules"})
package org.twolearn.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
