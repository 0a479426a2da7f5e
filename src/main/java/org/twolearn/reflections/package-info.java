/** What each partner learned, side by side; and a private notebook. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "partnerships", "sharing", "cycles"})
package org.twolearn.reflections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
