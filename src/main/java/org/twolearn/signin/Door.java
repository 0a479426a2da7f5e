package org.twolearn.signin;

import org.jspecify.annotations.Nullable;

/** What stands on the door. */
record Door(@Nullable String district, boolean empty) {}
