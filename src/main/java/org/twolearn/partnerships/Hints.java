package org.twolearn.partnerships;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hints for who writes (W11): on for all of a partnership or for nobody. They are off until each member has said yes, as
 * whatever binds another takes effect when they have accepted (C1), and anybody turns them off for all at once (C4).
 */
@Service
@Transactional
class Hints {
    private final HintTable table;
    private final Partnerships partnerships;

    Hints(HintTable table, Partnerships partnerships) {
        this.table = table;
        this.partnerships = partnerships;
    }

    /** Not found where nobody else is in it, or somebody may still answer the offer. */
    void yes(PartnershipId id) {
        if (!partnerships.find(id).begun()) throw new EmptyResultDataAccessException(1);
        partnerships.partners(id);
        table.yes(id);
    }

    void takeBack(PartnershipId id) {
        partnerships.partners(id);
        table.takeBack(id);
    }
}
