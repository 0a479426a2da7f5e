package org.twolearn.people;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Tells PostgreSQL in every transaction who is asking, and on which device. Nobody asking means no rows. */
@Component
class AsCurrentPerson extends JdbcTransactionManager {
    private static final String TELL =
            "select set_config('twolearn.person', ?, true) || set_config('twolearn.device', ?, true)";

    private final transient JdbcTemplate jdbc;

    AsCurrentPerson(DataSource dataSource) {
        super(dataSource);
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var look = FirstLook.in(obtainDataSource());
        if (look != null && look.goesOn(definition.isReadOnly())) {
            super.doBegin(transaction, begun(definition));
            return;
        }
        super.doBegin(transaction, definition);
        try {
            CurrentPerson.asking()
                    .ifPresent(asking -> jdbc.queryForObject(
                            TELL,
                            String.class,
                            asking.person().value().toString(),
                            asking.device().value().toString()));
        } catch (RuntimeException failure) {
            // The connection is already bound to this thread; unless it is let go here, the pool loses it.
            doCleanupAfterCompletion(transaction);
            throw failure;
        }
    }

    /** What is left of a first look has no transaction to wait for. */
    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        var look = FirstLook.in(obtainDataSource());
        if (look != null) look.close();
    }

    /** PostgreSQL knows that it is for reading only, and takes that from JDBC before a transaction's first statement only. */
    private static TransactionDefinition begun(TransactionDefinition reading) {
        var begun = new DefaultTransactionDefinition(reading);
        begun.setReadOnly(false);
        return begun;
    }
}
