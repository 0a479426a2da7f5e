package org.twolearn.vault;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        finish(erased.stream()
                .map(one -> new Marked(
                        new Key(space, kind, owner.value(), one.gone().epoch()),
                        one.gone().secret(),
                        one.kept()))
                .toList());
        return new Erasure(
                space,
                owner,
                erased.stream().map(KeyTable.Marked::gone).toList(),
                erased.stream().anyMatch(one -> one.kept() != null));
    }

    /** @param kept under which name a hold keeps the secret; null where none does */
    record Marked(Key key, UUID secret, @Nullable UUID kept) {}

    /** What the database has marked in this transaction: kept where a hold says so, and destroyed once it is saved. */
    void finish(List<Marked> marked) {
        var copied = marked.stream()
                .filter(one -> one.kept() != null && keys.keep(one.secret(), one.kept()))
                .map(Marked::kept)
                .toList();
        // Not before: what is rolled back must not have destroyed anything. A program that stops in between leaves the
        // mark, and whoever comes upon it next destroys the secret (Keys.standing).
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) copied.forEach(keys::destroy);
                if (status != STATUS_COMMITTED) return;
                for (var one : marked) keys.destroy(one.key(), one.secret());
            }
        });
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
