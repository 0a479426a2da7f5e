/** Settings that touch a promise: they change in the open, with the representatives' yes, and their history stays. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people"})
package org.twolearn.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
