package org.twolearn.cycles;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.twolearn.vault.SealedColumn;
import org.twolearn.vault.Seals;

/** The sealed words of this module: each kind of entry keeps all of its words in one column. */
@Component
class CycleSeals implements Seals {
    @Override
    public List<SealedColumn> sealed() {
        return Stream.of(Kind.values())
                .filter(kind -> !kind.texts.isEmpty())
                .map(Kind::sealed)
                .toList();
    }
}
