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
    private final GoingTable going;
    private final Keys keys;

    Erasing(KeyTable table, GoingTable going, Keys keys) {
        this.table = table;
        this.going = going;
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
                .filter(one -> one.kept() != null)
                .map(one -> new GoingTable.Going(one.key(), one.secret(), one.kept()))
                .toList();
        copied.forEach(keys::keep);
        var gone = marked.stream()
                .map(one -> new GoingTable.Going(one.key(), one.secret(), one.secret()))
                .toList();
        // Not before: what is rolled back must not have destroyed anything. A program that stops in between leaves the
        // mark, and whoever comes upon it next destroys the secret (Keys.standing), or the next hour does.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) copied.forEach(keys::destroy);
                if (status == STATUS_COMMITTED) destroy(gone);
            }
        });
    }

    /** What is not gone then is tried again, and certified once it is. */
    void destroy(List<GoingTable.Going> some) {
        var gone = some.stream()
                .filter(keys::destroy)
                .map(GoingTable.Going::secret)
                .toList();
        if (!gone.isEmpty()) going.destroyed(gone);
    }

    List<Erased> done() {
        return table.erasures();
    }

    /** What a hold kept goes when it ends, and what the disk did not let go; asked by every node, every hour, and when one is lifted. */
    @Scheduled(initialDelayString = "${twolearn.sweep.first:PT1M}", fixedDelayString = "PT1H")
    void letGo() {
        destroy(going.letGo());
    }
}
