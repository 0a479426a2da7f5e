package org.twolearn.partnerships;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Once;

/** What people do with partnerships: the module's front door. */
@Service
@Transactional
public class Partnerships {
    /** School days for which the same is not offered to the same person again. */
    static final int LET_BE = 20;

    private final PartnershipTable table;
    private final OfferWords offered;
    private final PastOffers asked;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Partnerships(
            PartnershipTable table,
            OfferWords offered,
            PastOffers asked,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.offered = offered;
        this.asked = asked;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts an offer to others; who offers has said yes with it. Refuses to ask the same person the same again too soon. The
     * same offer once more is the one that stands; when that is gone, it is refused.
     */
    public PartnershipId offer(Offer offer) {
        var district = people.district();
        var today = district.today(clock);
        if (!offer.openUntil().isAfter(today)) throw new PartnershipRefused.NotADay();
        if (people.names(offer.to()).byPerson().size() < offer.to().size()) throw new EmptyResultDataAccessException(1);
        if (asked.has(offer.id())) return before(offer, today);
        var from = asked.sameOffered(offer, today);
        // The same form may have been taken in this very moment.
        if (from.isPresent() && asked.has(offer.id())) return before(offer, today);
        if (from.isPresent()) throw new PartnershipRefused.TooSoon(from.get());
        var closesAt =
                offer.openUntil().plusDays(1).atStartOfDay(district.zone()).toInstant();
        table.add(offer, closesAt);
        table.answer(offer.id(), offer.by(), true);
        if (!offer.words().isEmpty()) offered.say(offer.id(), 1, offer.by(), offer.by(), offer.words());
        asked.remember(
                offer.id(),
                offer.kind().stored(),
                offer.by(),
                offer.to(),
                offer.openUntil(),
                closesAt,
                district.schoolDaysAfter(offer.openUntil(), LET_BE));
        events.publishEvent(new PartnershipEvent.Offered(offer.id(), offer.by(), offer.to(), clock.instant()));
        return offer.id();
    }

    /** The form was sent already. Where the offer is gone, nothing is made under its name once more. */
    private PartnershipId before(Offer offer, LocalDate today) {
        if (table.has(offer.id())) return offer.id();
        asked.sameOffered(offer.again(), today).ifPresent(from -> {
            throw new PartnershipRefused.TooSoon(from);
        });
        throw new PartnershipRefused.TakenBack();
    }

    public void accept(PartnershipId id, PersonId by) {
        accept(table.find(id), by);
    }

    /** Accepts the words one has read; refused when there are newer ones, or when nobody who is in it stands behind them. */
    void accept(PartnershipId id, int read, PersonId by) {
        var partnership = table.find(id);
        if (partnership.saying().version() != read) throw new PartnershipRefused.Changed();
        accept(partnership, by);
    }

    private void accept(Partnership partnership, PersonId by) {
        var id = partnership.accept(by).id();
        if (partnership.saying().version() > 0)
            offered.sayYes(id, partnership.saying().version(), by);
        if (!partnership.invited().contains(by)) return;
        table.answer(id, by, true);
        events.publishEvent(new PartnershipEvent.Accepted(id, by, clock.instant()));
    }

    public void refuse(PartnershipId id, PersonId by) {
        table.find(id).refuse(by);
        table.answer(id, by, false);
    }

    /** Words for another version of the offer: by who is asked a suggested change, by who offers a changed offer. Sent twice they are said once. */
    public void say(PartnershipId id, int after, PersonId by, String words) {
        var version = offered.next(
                id); // before looking: what is said meanwhile takes this one, and is seen or stands in the way
        var partnership = table.find(id);
        if (!partnership.open() || partnership.begun()) throw new PartnershipRefused.NotInvited();
        if (words.isBlank()) throw new PartnershipRefused.NothingSaid();
        if (said(partnership, after, by, words)) return;
        if (partnership.saying().version() != after) throw new PartnershipRefused.Changed();
        var owner = partnership.members().contains(by) ? by : partnership.offeredBy();
        if (!offered.say(id, version, by, owner, words) && !said(table.find(id), after, by, words))
            throw new PartnershipRefused.Changed();
    }

    private static boolean said(Partnership partnership, int after, PersonId by, String words) {
        var saying = partnership.saying();
        return saying.version() > after
                && saying.author().equals(by)
                && saying.words().equals(words);
    }

    /** Ends the asking: whoever has not answered is asked no longer. Those who said yes may begin. */
    public void takeBack(PartnershipId id) {
        var partnership = table.find(id);
        if (!partnership.offeredBy().equals(CurrentPerson.id())) throw new EmptyResultDataAccessException(1);
        if (partnership.members().size() < 2) letGo(id);
        else table.takeBack(id);
    }

    public void leave(PartnershipId id, PersonId by) {
        var partnership = table.find(id);
        if (partnership.leave(by).members().isEmpty() && partnership.former().isEmpty()) {
            letGo(id);
            return;
        }
        table.end(id, by);
        events.publishEvent(new PartnershipEvent.Left(id, by, clock.instant()));
    }

    private void letGo(PartnershipId id) {
        var district = people.district();
        table.comeToNothing(id);
        asked.takenBack(id, district.schoolDaysAfter(district.today(clock), LET_BE));
    }

    /** Who is in it, for pages of other modules. Not found for everybody else, who is only asked included. */
    @Transactional(readOnly = true)
    public Partners partners(PartnershipId id) {
        var partnership = table.find(id);
        if (!partnership.members().contains(CurrentPerson.id())) throw new EmptyResultDataAccessException(1);
        return partners(partnership);
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

    /** For the parts of one page that only shows. */
    @Transactional(readOnly = true)
    List<Partnership> mineOnPage() {
        return Once.read("partnerships of the reader", table::all);
    }

    /** Who is in each of the reader's partnerships, for lists across all of them. */
    @Transactional(readOnly = true)
    public Map<PartnershipId, Partners> partnersInMine() {
        var all = mineOnPage().stream()
                .filter(one -> one.members().contains(CurrentPerson.id()))
                .toList();
        var names = people.names(everybody(all));
        return all.stream()
                .collect(toUnmodifiableMap(Partnership::id, one -> Partners.of(one, CurrentPerson.id(), names)));
    }

    LocalDate tomorrow() {
        return people.district().today(clock).plusDays(1);
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
                .flatMap(one -> Stream.of(one.members(), one.former(), one.invited(), one.asked())
                        .flatMap(List::stream))
                .distinct()
                .toList();
    }
}
