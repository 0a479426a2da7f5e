package org.twolearn.dialogue;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.types.DomainEvent;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What partners said to each other. Ids only. */
public sealed interface DialogueEvent extends DomainEvent {
    PartnershipId partnership();

    PersonId by();

    Instant at();

    record PutAnIdea(PartnershipId partnership, UUID idea, PersonId by, Instant at) implements DialogueEvent {}

    record SaidWhatBecameOfIt(PartnershipId partnership, UUID idea, PersonId by, Instant at) implements DialogueEvent {}

    record AskedForIdeas(PartnershipId partnership, UUID ask, PersonId by, Instant at) implements DialogueEvent {}

    record SaidTheyWould(PartnershipId partnership, UUID step, PersonId by, Instant at) implements DialogueEvent {}

    record Talked(PartnershipId partnership, UUID talk, PersonId by, Instant at) implements DialogueEvent {}
}
