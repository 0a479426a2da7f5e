package org.twolearn.partnerships;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;

/** What people do with partnerships: the module's front door. */
@Service
@Transactional
public class Partnerships {
    private final PartnershipTable table;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Partnerships(PartnershipTable table, People people, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    public PartnershipId offer(PersonId by, Set<PersonId> to, LocalDate until) {
        var partnership = Partnership.offer(by, to);
        table.add(partnership, by, until);
        table.answer(partnership.id(), by, true);
        events.publishEvent(new PartnershipEvent.Offered(partnership.id(), by, to, clock.instant()));
        return partnership.id();
    }

    public void accept(PartnershipId id, PersonId by) {
        table.find(id).accept(by);
        table.answer(id, by, true);
        events.publishEvent(new PartnershipEvent.Accepted(id, by, clock.instant()));
    }

    public void refuse(PartnershipId id, PersonId by) {
        table.find(id).refuse(by);
        table.answer(id, by, false);
    }

    public void leave(PartnershipId id, PersonId by) {
        table.find(id).leave(by);
        table.end(id, by);
        events.publishEvent(new PartnershipEvent.Left(id, by, clock.instant()));
    }

    /** Who is in it, for pages of other modules. Not found for everybody else. */
    @Transactional(readOnly = true)
    public Partners partners(PartnershipId id) {
        var partnership = table.find(id);
        var reader = CurrentPerson.id();
        var names = people.names(partnership.members());
        var order = partnership.members().stream()
                .sorted(Comparator.comparing(person -> person.value().toString()))
                .toList();
        var now = order.stream()
                .map(person -> {
                    var name = names.of(Set.of(person));
                    var dye = order.getFirst().equals(person) ? "indigo" : "amber";
                    return new Partner(person, name, name.split(" ", 2)[0], dye);
                })
                .sorted(Comparator.comparing(partner -> !partner.id().equals(reader)))
                .toList();
        return new Partners(id, reader, now, List.of());
    }

    /** Whether an agreement is in force, or the offer was a light one that needs none (X3). */
    @Transactional(readOnly = true)
    public boolean agreed(PartnershipId id) {
        return table.find(id).begun();
    }

    @Transactional(readOnly = true)
    Partnership find(PartnershipId id) {
        return table.find(id);
    }

    @Transactional(readOnly = true)
    List<Partnership> mine() {
        return table.all();
    }
}
