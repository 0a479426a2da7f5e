/** The PostgreSQL that holds everything: an own one in a directory, or one that the district already runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.twolearn.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
