package org.twolearn.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The database "twolearn" and the roles that share it: one owns, one migrates, one works, one clears away; two more that nobody logs in as. */
public interface Roles {
    /** Makes them in a server of our own, once; what an interrupted start left out is made by the next. */
    static void prepare(Postgres postgres) throws SQLException {
        var server = JdbcClient.create(superuser(postgres, "postgres"));
        if (missing(server, "select 1 from pg_database where datname = 'twolearn'"))
            server.sql("create database twolearn").update();
        if (missing(server, "select 1 from pg_roles where rolname = 'tl_app'"))
            try (var connection = superuser(postgres, "twolearn").getConnection()) {
                make(connection, postgres.password());
            }
    }

    private static boolean missing(JdbcClient server, String question) {
        return server.sql(question).query(Integer.class).optional().isEmpty();
    }

    private static void make(Connection connection, String password) throws SQLException {
        connection.setAutoCommit(false);
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("org/twolearn/database/roles.sql"));
        var server = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        for (var role : new String[] {"tl_migrator", "tl_app", "tl_jobs"})
            server.sql("alter role " + role + " password '" + password + "'").update();
        connection.commit();
    }

    private static DriverManagerDataSource superuser(Postgres postgres, String database) {
        return new DriverManagerDataSource(postgres.url(database), "postgres", postgres.password());
    }
}
