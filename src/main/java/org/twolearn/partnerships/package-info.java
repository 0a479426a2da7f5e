/** People who choose to learn together: offering, accepting, agreeing, leaving. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "signin", "vault", "database"})
package org.twolearn.partnerships;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
