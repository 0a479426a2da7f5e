package org.twolearn.reflections;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.types.DomainEvent;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** That somebody said what they learned. A notebook publishes nothing. */
public sealed interface ReflectionEvent extends DomainEvent {
    record Learned(PartnershipId partnership, UUID entry, PersonId by, Instant at) implements ReflectionEvent {}
}
