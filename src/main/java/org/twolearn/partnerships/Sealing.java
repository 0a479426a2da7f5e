package org.twolearn.partnerships;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.Names;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.signin.WaysIn;
import org.twolearn.vault.Members;
import org.twolearn.vault.OwnKey;
import org.twolearn.vault.Vault;

/** Whether the server or only the members hold the keys: each says yes for themselves, and the last yes makes it so for good. */
@Service
@Transactional
class Sealing {
    private final Partnerships partnerships;
    private final Joinings joinings;
    private final Members members;
    private final OwnKey own;
    private final WaysIn waysIn;
    private final People people;
    private final Vault vault;

    Sealing(
            Partnerships partnerships,
            Joinings joinings,
            Members members,
            OwnKey own,
            WaysIn waysIn,
            People people,
            Vault vault) {
        this.partnerships = partnerships;
        this.joinings = joinings;
        this.members = members;
        this.own = own;
        this.waysIn = waysIn;
        this.people = people;
        this.vault = vault;
    }

    /**
     * @param own how it stands with the reader's own key on this device
     * @param printed whether the reader has a printed code
     */
    record View(Partners partners, Members.Of keys, OwnKey.Standing own, boolean printed, Names names) {
        boolean said() {
            return keys.yes().contains(partners.reader());
        }

        /** Whose yes is missing. */
        List<Partner> missing() {
            return partners.now().stream()
                    .filter(one -> !keys.yes().contains(one.id()))
                    .toList();
        }

        List<Members.Asks> othersAsk() {
            return keys.asks().stream()
                    .filter(one -> !one.whose().equals(partners.reader()))
                    .toList();
        }

        boolean iAsk() {
            return keys.asks().stream().anyMatch(one -> one.whose().equals(partners.reader()));
        }
    }

    /** Not found where there are not two, or somebody may still answer the offer. */
    @Transactional(readOnly = true)
    public View view(PartnershipId id) {
        var partnership = partnerships.find(id);
        var partners = partnerships.partners(id);
        if (!partnership.begun()) throw new EmptyResultDataAccessException(1);
        var keys = members.of(id.value());
        var named = Stream.concat(
                        partners.everybody().stream().map(Partner::id),
                        keys.asks().stream().map(Members.Asks::whose))
                .distinct()
                .toList();
        return new View(partners, keys, own.standing(), waysIn.printed(), people.names(named));
    }

    /** The reader's own yes, once their printed code is proven. */
    public void yes(PartnershipId id) {
        if (!partnerships.find(id).begun()) throw new EmptyResultDataAccessException(1);
        partnerships.partners(id);
        members.yes(id.value());
    }

    /** With another key of one's own than the one that opened it before. */
    public void askAgain(PartnershipId id) {
        partnerships.partners(id);
        members.ask(id.value());
    }

    public void takeBack(PartnershipId id) {
        partnerships.partners(id);
        members.takeBack(id.value());
    }

    public void hand(PartnershipId id, PersonId whose, int key) {
        partnerships.partners(id);
        members.hand(id.value(), whose, key);
        // What a newcomer suggests is sealed with the key of who asked them, and they can make none. After the handing,
        // which
        // lets one at a time in: the other way round two would wait for each other.
        joinings.of(id, whose).ifPresent(asked -> vault.ready(id.value(), asked.askedBy()));
    }

    /** Of somebody who is asked into what only its members open. */
    public void ask(PartnershipId id) {
        if (joinings.findMine(id).isEmpty()) throw new EmptyResultDataAccessException(1);
        members.ask(id.value());
    }

    /** How a newcomer stands with the keys: they read nothing before somebody has handed them over. */
    enum Newcomer {
        READS,
        NEEDS_A_KEY,
        MAY_ASK,
        WAITS
    }

    @Transactional(readOnly = true)
    public Newcomer newcomer(PartnershipId id) {
        var keys = members.of(id.value());
        var me = CurrentPerson.id();
        if (!keys.only()) return Newcomer.READS;
        if (own.standing() != OwnKey.Standing.OPEN) return Newcomer.NEEDS_A_KEY;
        if (keys.asks().stream().anyMatch(one -> one.whose().equals(me))) return Newcomer.WAITS;
        return keys.yes().contains(me) ? Newcomer.READS : Newcomer.MAY_ASK;
    }
}
