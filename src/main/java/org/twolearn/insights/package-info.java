/** The figures of a district: a fixed list, counted with noise inside the database, the same page for everybody. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "database"})
package org.twolearn.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
