package org.twolearn.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twolearn.people.PersonId;

/**
 * That something of somebody's was opened, or that they ask for it.
 *
 * @param what {@code device} waits, {@code request} asks a partner, or how a device was let in, {@code link} included
 * @param label what kind of device it is; empty for what was let in
 * @param at when it was seen, asked or let in
 * @param by the partner who confirmed it, for whoever may know
 */
record Telling(
        String what,
        PersonId whose,
        UUID id,
        String label,
        Instant at,
        @Nullable PersonId by) {}
