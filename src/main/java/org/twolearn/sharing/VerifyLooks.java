package org.twolearn.sharing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.twolearn.database.Command;
import org.twolearn.database.Reach;

/** ./twolearn verify-looks: whether what is written down about who looked is still what was written. Changes nothing. */
final class VerifyLooks {
    private VerifyLooks() {}

    static void main(String[] arguments) {
        var database = new Reach("postgres", "", Map.of());
        Command.run(() -> database.into(Path.of(arguments[0]), VerifyLooks::says));
    }

    private static String says(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return says(connection);
        }
    }

    static String says(Connection database) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(database, true));
        return Chain.read(jdbc).says();
    }
}
