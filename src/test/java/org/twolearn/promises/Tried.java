package org.twolearn.promises;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.twolearn.Database;

/**
 * What the policies alone say: a row is written, changed or taken away as somebody, with no other row of its table there, no
 * trigger and no key asked, no column read; and all of it undone. Nobody else sees any of it.
 */
final class Tried implements AutoCloseable {
    private static final String REFUSED = "42501";
    /** A row that no policy refused and that something else did, such as a column that must not be empty. */
    static final int LET_THROUGH = Integer.MAX_VALUE;

    private final Connection db;

    Tried() throws SQLException {
        db = Database.as("twolearn", "postgres").getConnection();
        db.setAutoCommit(false);
        run("set local session_replication_role = replica");
    }

    interface Work {
        void run() throws SQLException;
    }

    /** What was arranged meanwhile is undone; says what went wrong. */
    String through(Work work) throws SQLException {
        run("savepoint through");
        try {
            work.run();
            return "";
        } catch (SQLException wrong) {
            return wrong.toString();
        } finally {
            run("rollback to savepoint through; release savepoint through");
        }
    }

    /** As the owner of the server, until {@link #undo}. */
    void arrange(String... statements) throws SQLException {
        run("savepoint arranged");
        for (var sql : statements) run(sql);
    }

    void undo() throws SQLException {
        run("rollback to savepoint arranged; release savepoint arranged");
    }

    /** How many rows a statement reached; -1 where a policy refused what it would have written. */
    int reaches(String role, String person, String device, String sql) throws SQLException {
        var as = "savepoint tried; select set_config('twolearn.person', '%s', true),"
                + " set_config('twolearn.device', '%s', true), set_config('role', '%s', true); ";
        try (var statement = db.createStatement()) {
            statement.execute(as.formatted(person, device, role) + sql);
            for (int before = 0; before < 2; before++) statement.getMoreResults();
            return statement.getResultSet() == null ? statement.getUpdateCount() : first(statement.getResultSet());
        } catch (SQLException refused) {
            return REFUSED.equals(refused.getSQLState()) ? -1 : LET_THROUGH;
        } finally {
            run("rollback to savepoint tried");
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (var statement = db.createStatement();
                var found = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (found.next()) all.add(found.getString(1));
            return all;
        }
    }

    private static int first(java.sql.ResultSet found) throws SQLException {
        found.next();
        return found.getInt(1);
    }

    private void run(String sql) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        db.rollback();
        db.close();
    }
}
