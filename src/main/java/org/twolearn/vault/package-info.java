/** Seals what people write and opens it again, with keys that are kept outside the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "web"})
package org.twolearn.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
