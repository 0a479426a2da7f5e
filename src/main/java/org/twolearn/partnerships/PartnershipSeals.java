package org.twolearn.partnerships;

import java.util.List;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumn.Shape;
import org.twolearn.vault.Seals;

/** The sealed words of this module. */
@Component
class PartnershipSeals implements Seals {
    static final SealedColumn OFFER = SealedColumn.between("offer_words", "words", "author", "version");
    static final SealedColumn JOINING =
            SealedColumn.between("joining_words", "words", "author", "person_id", "version");
    static final SealedColumn AGREEMENT =
            SealedColumn.between("agreement", "words", "author", "version").in(Shape.LETTER);

    @Override
    public List<SealedColumn> sealed() {
        return List.of(OFFER, JOINING, AGREEMENT);
    }
}
