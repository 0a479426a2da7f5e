package org.twolearn.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.types.DomainEvent;
import org.twolearn.people.PersonId;

/** That somebody began to show something, and that they stopped. Never what, and nothing of who was asked. */
public sealed interface SharingEvent extends DomainEvent {
    record Shared(UUID share, PersonId by, PersonId with, Instant at) implements SharingEvent {}

    record Ended(UUID share, PersonId by, Instant at) implements SharingEvent {}
}
