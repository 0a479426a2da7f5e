package org.twolearn.sharing;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.PersonId;
import org.twolearn.vault.Erasure;
import org.twolearn.vault.Vault;

/** Copies of somebody's words, wherever they are shown: a front door of the module. */
@Service
@Transactional
public class Copies {
    private final CopyTable table;
    private final Vault vault;

    Copies(CopyTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
    }

    /** Destroys the keys of all copies of one's own words, in what one shows and in what partners show. No way back. */
    public List<Erasure> erase(PersonId author) {
        return table.holding(author).stream()
                .map(share -> vault.eraseShown(share, author))
                .toList();
    }
}
