package org.twolearn.sharing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Members;

/** Showing and ending it, and adding words of one's own to what a partner shows. */
@Service
@Transactional
class Sharing {
    /** What is shown longer than a year is shown again, so that somebody thinks of it. */
    private static final int MOST = 366;

    private final ShareTable shares;
    private final CopyTable copies;
    private final Pieces pieces;
    private final Partnerships partnerships;
    private final Members members;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sharing(
            ShareTable shares,
            CopyTable copies,
            Pieces pieces,
            Partnerships partnerships,
            Members members,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shares = shares;
        this.copies = copies;
        this.pieces = pieces;
        this.partnerships = partnerships;
        this.members = members;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Copies what is one's own as it stands now, and asks the others for what is theirs; without their yes it stays out. */
    UUID share(PartnershipId in, PersonId by, Wish wish) {
        var partners = partnerships.partners(in);
        if (partners.now().size() < 2) throw new SharingRefused.Alone();
        if (partners.members().contains(wish.with())) throw new SharingRefused.IsHere();
        members.requireOpen(in.value());
        var all = pieces.about(by, partners);
        Predicate<Piece> own = piece -> piece.author().equals(by);
        if (all.stream().noneMatch(own.and(wish::holds))) throw new SharingRefused.NothingChosen();
        return begin(in, by, wish, all, own);
    }

    UUID share(PersonId by, UUID page, Wish wish) {
        return begin(null, by, wish, List.of(pieces.own(by, page)), _ -> true);
    }

    private UUID begin(@Nullable PartnershipId in, PersonId by, Wish wish, List<Piece> all, Predicate<Piece> own) {
        var district = people.district();
        var today = district.today(clock);
        if (wish.until().isBefore(today) || wish.until().isAfter(today.plusDays(MOST)))
            throw new SharingRefused.NotADay();
        if (wish.with().equals(by)) throw new SharingRefused.NobodyChosen();
        people.colleague(wish.with());
        var id = wish.id(by);
        var closes = wish.until().plusDays(1).atStartOfDay(district.zone()).toInstant();
        if (!shares.add(id, by, in, wish.with(), wish.until(), closes, in == null ? "note" : wish.what())) return id;
        Pieces.copies(all, own.and(wish::holds)).forEach(copy -> copies.add(id, copy));
        all.stream()
                .filter(own.negate())
                .filter(wish::holds)
                .forEach(piece -> shares.ask(id, piece.author(), piece.id()));
        events.publishEvent(new SharingEvent.Shared(id, by, wish.with(), clock.instant()));
        return id;
    }

    /** At once and for good; whom it was shown to finds nothing with the next request. Twice is once. */
    void end(UUID id, PersonId by) {
        var share = shares.given(id);
        if (!share.by().equals(by)) throw new EmptyResultDataAccessException(1);
        if (shares.end(id)) events.publishEvent(new SharingEvent.Ended(id, by, clock.instant()));
    }

    /** Adds copies of what one was asked for, as it stands now. */
    void add(UUID id, PersonId by) {
        var share = shares.given(id);
        var asked = shares.asked(id);
        if (asked.isEmpty()) return;
        if (!share.open()) throw new SharingRefused.Over();
        if (share.in() instanceof PartnershipId in) members.requireOpen(in.value());
        askedFor(share, by, asked).forEach(copy -> copies.addAsked(id, copy));
        answered(id);
    }

    /** Leaves no trace: whoever asked cannot tell it from silence. */
    void refuse(UUID id) {
        shares.given(id);
        answered(id);
    }

    /** Whoever answers has read that it began. */
    private void answered(UUID id) {
        shares.answered(id);
        shares.putAway(id);
    }

    void putAway(UUID id) {
        shares.given(id);
        shares.putAway(id);
    }

    /** Takes what one added out of what another shows. What one shows oneself ends: a partner's words never stand alone. */
    void takeBack(UUID id, PersonId by) {
        if (shares.isMine(id)) end(id, by);
        else copies.takeBack(id, by);
    }

    List<Copy> askedFor(Share share, PersonId author, Set<UUID> asked) {
        var in = share.in();
        if (in == null || asked.isEmpty()) return List.of();
        return Pieces.copies(
                pieces.about(share.by(), partnerships.partners(in)),
                piece -> piece.author().equals(author) && asked.contains(piece.id()));
    }

    LocalDate inTwoWeeks() {
        return people.district().today(clock).plusDays(14);
    }
}
