package org.twolearn.sharing;

import java.util.List;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.SealedColumn.Shape;
import org.twolearn.vault.Seals;

/** The sealed words of this module. */
@Component
class SharingSeals implements Seals {
    static final SealedColumn PIECE =
            SealedColumn.shared("share_piece", "words", "person_id", "piece_id").in(Shape.PARTS);

    @Override
    public List<SealedColumn> sealed() {
        return List.of(PIECE);
    }
}
