package org.twolearn.roster;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** News for the progress bar, in a transaction of its own so that it is seen before the work is done. */
@Component
class Progress {
    private final RosterTable table;
    private final TransactionTemplate apart;

    Progress(RosterTable table, PlatformTransactionManager transactions) {
        this.table = table;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void tell(ImportId id, String step, long done, long expected) {
        apart.executeWithoutResult(_ -> table.progress(id, step, done, expected));
    }

    boolean claim(ImportId id) {
        return Boolean.TRUE.equals(apart.execute(_ -> table.claim(id)));
    }
}
