package org.twolearn.cycles;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** What can happen in a cycle. Ids only: what was written stays where it was written. */
public sealed interface CycleEvent extends DomainEvent {
    PartnershipId partnership();

    CycleId cycle();

    PersonId by();

    Instant at();

    record Began(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record SaidWhereThingsStand(PartnershipId partnership, CycleId cycle, PersonId by, Instant at)
            implements CycleEvent {}

    record SetAGoal(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record UnderstoodAGoal(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record ListedAStrategy(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record ChoseAStrategy(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record ChangedTheSteps(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record NotedAStep(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record SaidHowToSeeIt(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record Decided(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record Closed(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}

    record OpenedAgain(PartnershipId partnership, CycleId cycle, PersonId by, Instant at) implements CycleEvent {}
}
