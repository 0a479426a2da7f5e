package org.twolearn.visits;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What can happen to a visit. An offer that came to nothing is not among it: nobody is told, so nobody can count. */
public sealed interface VisitEvent extends DomainEvent {
    PartnershipId partnership();

    VisitId visit();

    Instant at();

    record Proposed(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}

    record Agreed(PartnershipId partnership, VisitId visit, Instant at) implements VisitEvent {}

    record CalledOff(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}

    record Recorded(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}

    record Looked(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}

    record Corrected(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}

    record OnlyFiguresKept(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}

    record Erased(PartnershipId partnership, VisitId visit, PersonId by, Instant at) implements VisitEvent {}
}
