/** The first page: what waits for the reader, this week, their partners, and what they said they would do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people"})
package org.twolearn.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
