/** What partners say to each other: ideas and what became of them, what each said they would do, and that they talked. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "partnerships", "sharing", "cycles", "visits"})
package org.twolearn.dialogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
