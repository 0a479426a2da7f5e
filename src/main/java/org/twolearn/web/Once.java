package org.twolearn.web;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;

/** Several parts of one page that need the same rows read them once. */
public final class Once {
    private Once() {}

    /** What was read before in this request under the name, or else what is read now. Without a request, always now. */
    @SuppressWarnings("unchecked")
    public static <T> T read(String name, Supplier<T> rows) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) return rows.get();
        var before = (T) request.getAttribute(name, SCOPE_REQUEST);
        if (before != null) return before;
        var now = rows.get();
        request.setAttribute(name, now, SCOPE_REQUEST);
        return now;
    }

    /** The same for one transaction, which knows only whoever asks in it. Without a transaction, always now. */
    @SuppressWarnings("unchecked")
    public static <T> T inTransaction(String name, Supplier<T> rows) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return rows.get();
        var before = (T) TransactionSynchronizationManager.getResource(name);
        if (before != null) return before;
        var now = rows.get();
        TransactionSynchronizationManager.bindResource(name, now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(name);
            }
        });
        return now;
    }
}
