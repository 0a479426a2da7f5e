/** Signing in: passkeys, admitted devices, sessions, recovery. Says who is asking; opens nothing by itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "people", "vault", "database"})
package org.twolearn.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
