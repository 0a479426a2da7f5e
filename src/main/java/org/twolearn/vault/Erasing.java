package org.twolearn.vault;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.twolearn.people.PersonId;

/** Marks keys as erased, and destroys their secrets once that is saved. */
@Component
class Erasing {
    private final KeyTable table;
    private final Keys keys;

    Erasing(KeyTable table, Keys keys) {
        this.table = table;
        this.keys = keys;
    }

    Erasure erase(UUID space, Place.Kind kind, PersonId owner) {
        var gone = table.erase(space, kind, owner.value());
        // Not before: what is rolled back must not have destroyed anything. A program that stops in between leaves the
        // mark, and whoever comes upon it next destroys the secret (Keys.standing).
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (var one : gone) keys.destroy(new Key(space, kind, owner.value(), one.epoch()), one.secret());
            }
        });
        return new Erasure(space, owner, gone);
    }
}
