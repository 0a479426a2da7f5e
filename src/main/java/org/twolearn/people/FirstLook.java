package org.twolearn.people;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction of the question that finds who asks. Where the same question told PostgreSQL so, the first reading of
 * the request goes on in it; whatever else comes first, writing or somebody else, ends it and begins one of its own.
 */
public final class FirstLook extends ConnectionHolder implements AutoCloseable {
    private final DataSource database;
    private CurrentPerson.@Nullable Asking told;

    private FirstLook(Connection connection, DataSource database) {
        super(connection);
        this.database = database;
    }

    /** Begun for this thread, until the first transaction in it has ended or whoever began it closes it. */
    public static FirstLook begin(DataSource database) {
        try {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            var look = new FirstLook(connection, database);
            TransactionSynchronizationManager.bindResource(database, look);
            return look;
        } catch (SQLException failure) {
            throw new TransactionSystemException("No first look", failure);
        }
    }

    /** Whom and which device PostgreSQL was told in it, for reading only. */
    public void told(PersonId person, DeviceId device) {
        told = new CurrentPerson.Asking(person, device);
    }

    static @Nullable FirstLook in(DataSource database) {
        return TransactionSynchronizationManager.getResource(database) instanceof FirstLook look ? look : null;
    }

    /** Whether a reading may go on in it; else it has ended. */
    boolean goesOn(boolean reading) {
        var same = reading && told != null && told.equals(CurrentPerson.asking().orElse(null));
        told = null;
        if (!same) end();
        return same;
    }

    @Override
    public void close() {
        if (in(database) != this) return;
        TransactionSynchronizationManager.unbindResource(database);
        try {
            end();
        } finally {
            JdbcUtils.closeConnection(getConnection());
        }
    }

    private void end() {
        try {
            getConnection().commit();
        } catch (SQLException failure) {
            throw new TransactionSystemException("The first look does not end", failure);
        }
    }
}
