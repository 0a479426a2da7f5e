package org.twolearn.reflections;

import java.util.List;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Seals;

/** The sealed words of this module. */
@Component
class ReflectionSeals implements Seals {
    static final SealedColumn LEARNED = SealedColumn.between("learned", "words", "author", "entry_id");
    static final SealedColumn NOTE = SealedColumn.own("note", "words", "entry_id");

    @Override
    public List<SealedColumn> sealed() {
        return List.of(LEARNED, NOTE);
    }
}
