package org.twolearn.partnerships;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
    /** School days for which the same is not offered to the same person again. */
    private static final int LET_BE = 20;

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

    /** Puts an offer to others; who offers has said yes with it. Refuses to ask the same person the same again too soon. */
    public PartnershipId offer(Offer offer) {
        var district = people.district();
        var today = district.today(clock);
        if (offer.openUntil().isBefore(today)) throw new PartnershipRefused.NotADay();
        table.sameOffered(offer, today).ifPresent(from -> {
            throw new PartnershipRefused.TooSoon(from);
        });
        table.add(offer);
        table.answer(offer.id(), offer.by(), true);
        if (!offer.words().isEmpty()) table.say(offer.id(), 1, offer.by(), offer.words());
        table.remember(offer, district.schoolDaysAfter(today, LET_BE));
        events.publishEvent(new PartnershipEvent.Offered(offer.id(), offer.by(), offer.to(), clock.instant()));
        return offer.id();
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

    /** Words for another version of the offer: by who is asked a suggested change, by who offers a changed offer. */
    public void say(PartnershipId id, int after, PersonId by, String words) {
        var partnership = table.find(id);
        if (partnership.invited().isEmpty()) throw new PartnershipRefused.NotInvited();
        if (partnership.saying().version() != after) throw new PartnershipRefused.Changed();
        table.say(id, after + 1, by, words);
    }

    /** Ends the asking: whoever has not answered is asked no longer. Those who said yes may begin. */
    public void takeBack(PartnershipId id) {
        table.find(id);
        table.takeBack(id);
    }

    public void leave(PartnershipId id, PersonId by) {
        table.find(id).leave(by);
        table.end(id, by);
        events.publishEvent(new PartnershipEvent.Left(id, by, clock.instant()));
    }

    /** Who is in it, for pages of other modules. Not found for everybody else. */
    @Transactional(readOnly = true)
    public Partners partners(PartnershipId id) {
        return partners(table.find(id));
    }

    /** Whether work can begin: an agreement is in force, or the offer was a light one that needs none (X3). */
    @Transactional(readOnly = true)
    public boolean agreed(PartnershipId id) {
        return table.find(id).agreed();
    }

    @Transactional(readOnly = true)
    Partnership find(PartnershipId id) {
        return table.find(id);
    }

    @Transactional(readOnly = true)
    List<Partnership> mine() {
        return table.all();
    }

    LocalDate tenSchoolDays() {
        var district = people.district();
        return district.schoolDaysAfter(district.today(clock), 10);
    }

    Partners partners(Partnership partnership) {
        return Partners.of(partnership, CurrentPerson.id(), people.names(everybody(List.of(partnership))));
    }

    static List<PersonId> everybody(List<Partnership> partnerships) {
        return partnerships.stream()
                .flatMap(one ->
                        Stream.of(one.members(), one.former(), one.invited()).flatMap(List::stream))
                .distinct()
                .toList();
    }
}
