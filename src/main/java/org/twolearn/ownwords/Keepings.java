package org.twolearn.ownwords;

import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.partnerships.Partnerships;
import org.twolearn.people.CurrentPerson;

/** For how long it is kept, as partners choose together. What holds and what leaves when, the database decides. */
@Service
@Transactional
class Keepings {
    private final KeepingTable table;
    private final Partnerships partnerships;

    Keepings(KeepingTable table, Partnerships partnerships) {
        this.table = table;
        this.partnerships = partnerships;
    }

    @Transactional(readOnly = true)
    public List<Keeping> all(PartnershipId partnership) {
        return table.all(partnership);
    }

    /** @param id made when the page was drawn, so that sending it twice proposes once */
    public void propose(PartnershipId partnership, UUID id, Keeping.Choice choice) {
        if (partnerships.partners(partnership).now().size() < 2) throw new KeepingRefused.Alone();
        var all = table.all(partnership);
        if (all.stream().anyMatch(one -> one.id().equals(id))) return;
        var now = all.stream().filter(Keeping::holds).findFirst();
        var waits = all.stream().filter(Keeping::waits).findFirst();
        if (waits.isPresent() && waits.get().choice().equals(choice)) {
            agree(partnership, waits.get().id());
            return;
        }
        if (now.map(Keeping::choice).orElse(Keeping.Choice.NONE).equals(choice)) throw new KeepingRefused.AsItIs();
        table.propose(partnership, id, choice);
        table.agree(partnership, id);
    }

    /** One's own yes, said once. Refused where something else was proposed meanwhile. */
    public void agree(PartnershipId partnership, UUID id) {
        partnerships.partners(partnership);
        var found = table.all(partnership).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EmptyResultDataAccessException(1));
        if (found.holds()) return;
        if (!found.waits()) throw new KeepingRefused.Replaced();
        table.agree(partnership, id);
        // In this very moment somebody may have proposed something else.
        if (table.all(partnership).stream()
                .noneMatch(one -> one.id().equals(id) && one.said().contains(CurrentPerson.id())))
            throw new KeepingRefused.Replaced();
    }

    /** Ends a choice or a proposal for all. Not found for who never said yes to it; who has left may, too. */
    public void takeBack(PartnershipId partnership, UUID id) {
        try {
            table.takeBack(partnership, id);
        } catch (DataIntegrityViolationException neverSaid) {
            throw new EmptyResultDataAccessException(1);
        }
    }

    @Transactional(readOnly = true)
    public boolean isIn(PartnershipId partnership) {
        return partnerships.partnersInMine().containsKey(partnership);
    }
}
