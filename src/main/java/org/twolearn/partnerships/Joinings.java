package org.twolearn.partnerships;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Once;

/**
 * A newcomer joins a running partnership: one member asks, every member says yes, the newcomer reads the letter in force and
 * signs it by accepting. A "no" of anybody ends it, and nobody is told.
 */
@Service
@Transactional
public class Joinings {
    private final Partnerships partnerships;
    private final JoiningTable table;
    private final AgreementTable agreements;
    private final PastOffers past;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Joinings(
            Partnerships partnerships,
            JoiningTable table,
            AgreementTable agreements,
            PastOffers past,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.partnerships = partnerships;
        this.table = table;
        this.agreements = agreements;
        this.past = past;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks the other members, and with their yes the newcomer. Asking is a yes. Sent twice it has one effect. Refused before
     * the members have agreed with each other, for who is or was a member, with 12 members, and for a day that is over.
     *
     * @param words what for, at most 280 characters, or none
     */
    public void ask(PartnershipId id, PersonId newcomer, PersonId by, String words, LocalDate openUntil) {
        var partnership = partnerships.find(id);
        var district = people.district();
        var today = district.today(clock);
        if (!partnership.members().contains(by)) throw new EmptyResultDataAccessException(1);
        if (asks(id, newcomer)) return;
        if (!partnership.agreed()) throw new PartnershipRefused.AgreeFirst();
        if (partnership.members().contains(newcomer)) throw new PartnershipRefused.IsHere();
        if (partnership.former().contains(newcomer)) throw new PartnershipRefused.HasLeft();
        if (partnership.members().size() >= Partnership.ROOM) throw new PartnershipRefused.NoRoom();
        if (!openUntil.isAfter(today)) throw new PartnershipRefused.NotADay();
        people.colleague(newcomer);
        var from = past.sameAsked(id, newcomer, today);
        // The same form may have been taken in this very moment.
        if (from.isPresent() && asks(id, newcomer)) return;
        if (from.isPresent()) throw new PartnershipRefused.TooSoon(from.get());
        table.sweep();
        var closesAt = openUntil.plusDays(1).atStartOfDay(district.zone()).toInstant();
        table.ask(partnership, newcomer, by, openUntil, closesAt);
        table.yes(id, newcomer, by);
        if (!words.isEmpty()) table.say(id, newcomer, 1, by, by, words);
        var again = district.schoolDaysAfter(openUntil, Partnerships.LET_BE);
        past.remember(id, PastOffers.JOIN, by, Set.of(newcomer), openUntil, closesAt, again);
    }

    private boolean asks(PartnershipId id, PersonId newcomer) {
        return table.open().stream()
                .anyMatch(one ->
                        one.mine() && one.id().equals(id) && one.newcomer().equals(newcomer));
    }

    /** A member's own yes. Said twice it counts once. */
    public void yes(PartnershipId id, PersonId newcomer, PersonId by) {
        if (!find(id, newcomer).yes()) table.yes(id, newcomer, by);
    }

    /** A member's or the newcomer's "no" ends it for all, and leaves no row. */
    public void refuse(PartnershipId id, PersonId newcomer) {
        if (table.end(id, newcomer) == 0) throw new EmptyResultDataAccessException(1);
    }

    /** Who asked asks no longer. Looks the same whether or not somebody has said no meanwhile. */
    public void takeBack(PartnershipId id, PersonId newcomer) {
        var district = people.district();
        past.takenBack(id, newcomer, district.schoolDaysAfter(district.today(clock), Partnerships.LET_BE));
        table.end(id, newcomer);
    }

    /** Words over those one has read: a suggested change by who is asked, other words by who asks. Sent twice they are said once. */
    public void say(PartnershipId id, PersonId newcomer, int read, PersonId by, String words) {
        var joining = find(id, newcomer);
        if (!by.equals(newcomer) && !joining.mine()) throw new EmptyResultDataAccessException(1);
        if (words.isBlank()) throw new PartnershipRefused.NothingSaid();
        var said = new Partnership.Saying(read + 1, by, words);
        if (joining.saying().equals(said)) return;
        if (joining.saying().version() != read || joining.members().isEmpty()) throw new PartnershipRefused.Changed();
        if (!table.say(id, newcomer, read + 1, by, joining.askedBy(), words)
                && !find(id, newcomer).saying().equals(said)) throw new PartnershipRefused.Changed();
    }

    /**
     * The newcomer's yes, to the words and to the letter they have read, signs that letter.
     *
     * @param hope what they hope to learn, in a line; refused when blank, but for a light partnership (X3)
     */
    public void accept(PartnershipId id, int read, int letter, PersonId by, String hope) {
        var joining = find(id, by);
        var shown = agreements.of(id).inForce(Set.copyOf(joining.members()));
        if (joining.saying().version() != read || shown != letter) throw new PartnershipRefused.Changed();
        if (joining.suggested()) throw new PartnershipRefused.NotYourTurn();
        if (joining.members().size() >= Partnership.ROOM) throw new PartnershipRefused.NoRoom();
        var signs = joining.kind().hasCycles();
        if (signs && hope.isBlank()) throw new PartnershipRefused.HopeIsBlank();
        table.join(id, by);
        if (signs) sign(id, letter, by, Lines.of(Map.of("hope", hope)));
        events.publishEvent(new PartnershipEvent.Joined(id, by, clock.instant()));
    }

    /** The version in force, and after it the newcomer's own line, which the others sign when they next read the letter. */
    private void sign(PartnershipId id, int letter, PersonId by, Lines hope) {
        agreements.sign(id, letter, by);
        // Somebody who writes in the same moment may have taken the number.
        for (var tries = 0; tries < Agreements.TRIES; tries++) {
            var next = agreements.of(id).newest() + 1;
            if (!agreements.add(id, next, by, false, hope)) continue;
            agreements.sign(id, next, by);
            return;
        }
        throw new PartnershipRefused.Changed();
    }

    /** Throws where nobody is asked, as the reader knows. */
    @Transactional(readOnly = true)
    Joining find(PartnershipId id, PersonId newcomer) {
        return table.find(id, newcomer);
    }

    /** What the reader is asked into, if they are. */
    @Transactional(readOnly = true)
    Optional<Joining> findMine(PartnershipId id) {
        return table.open().stream()
                .filter(one -> one.forMe() && one.id().equals(id))
                .findFirst();
    }

    /** That somebody is asked into it, as a member knows. */
    @Transactional(readOnly = true)
    Optional<Joining> of(PartnershipId id, PersonId newcomer) {
        return table.open().stream()
                .filter(one -> one.id().equals(id) && one.newcomer().equals(newcomer))
                .findFirst();
    }

    /** Everywhere, for the parts of one page. */
    @Transactional(readOnly = true)
    List<Joining> onPage() {
        return Once.read("who is asked to join", table::open);
    }

    /** Who has been asked into this partnership, and not answered yet as far as the reader may know. */
    @Transactional(readOnly = true)
    List<Joining> asked(PartnershipId id) {
        return onPage().stream()
                .filter(one -> one.id().equals(id) && (one.mine() || one.needsMyYes()))
                .toList();
    }

    /** What waits for an answer of the reader: their yes, or another wording of theirs. */
    @Transactional(readOnly = true)
    List<Joining> waiting() {
        return onPage().stream()
                .filter(one -> one.forMe() || one.needsMyYes() || one.mine() && one.suggested())
                .toList();
    }

    /** The letter that the newcomer reads and signs. */
    @Transactional(readOnly = true)
    Agreement letter(PartnershipId id) {
        return agreements.of(id);
    }
}
