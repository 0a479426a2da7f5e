package org.twolearn.visits;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.twolearn.partnerships.PartnershipId;

/** Visits for the parts of one page: asked for once, however many parts show something of them. */
@Component
class OnPage {
    private final VisitTable table;

    OnPage(VisitTable table) {
        this.table = table;
    }

    List<Visit> of(PartnershipId partnership) {
        return once("visits of " + partnership.value(), () -> table.of(partnership));
    }

    List<Visit> current() {
        return once("visits now", table::current);
    }

    /** Kept for the page's one transaction and no longer. */
    @SuppressWarnings("unchecked")
    private static List<Visit> once(String key, Supplier<List<Visit>> ask) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return ask.get();
        var known = TransactionSynchronizationManager.getResource(key);
        if (known != null) return (List<Visit>) known;
        var visits = ask.get();
        TransactionSynchronizationManager.bindResource(key, visits);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(key);
            }
        });
        return visits;
    }
}
