package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
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
        var erased = table.erase(space, kind, owner.value());
        var copied = erased.stream()
                .filter(one -> one.kept() != null && keys.keep(one.gone().secret(), one.kept()))
                .map(KeyTable.Marked::kept)
                .toList();
        // Not before: what is rolled back must not have destroyed anything. A program that stops in between leaves the
        // mark, and whoever comes upon it next destroys the secret (Keys.standing).
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) copied.forEach(keys::destroy);
                if (status != STATUS_COMMITTED) return;
                for (var one : erased)
                    keys.destroy(
                            new Key(space, kind, owner.value(), one.gone().epoch()),
                            one.gone().secret());
            }
        });
        return new Erasure(
                space,
                owner,
                erased.stream().map(KeyTable.Marked::gone).toList(),
                erased.stream().anyMatch(one -> one.kept() != null));
    }

    List<Erased> done() {
        return table.erasures();
    }

    /** What a hold kept goes when it ends; asked by every node, every hour, and when one is lifted. */
    @Scheduled(initialDelayString = "${twolearn.sweep.first:PT1M}", fixedDelayString = "PT1H")
    void letGo() {
        var secrets = table.letGo();
        secrets.forEach(keys::destroy);
        if (!secrets.isEmpty()) table.destroyed(secrets);
    }
}
