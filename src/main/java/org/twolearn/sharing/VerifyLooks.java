package org.twolearn.sharing;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.twolearn.database.Inspect;

/** ./twolearn verify-looks: whether what is written down about who looked is still what was written. */
final class VerifyLooks {
    private VerifyLooks() {}

    static void main(String[] arguments) {
        Inspect.run(arguments[0], VerifyLooks::says);
    }

    static String says(Connection database) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(database, true));
        return Chain.read(jdbc).says();
    }
}
