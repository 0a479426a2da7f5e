/** What a host asks their own students, without names: a code for an hour, answers that nobody can join to whoever gave them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "partnerships", "rules", "database"})
package org.twolearn.studentvoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
