package org.twolearn.database;

import java.sql.SQLException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The database "twolearn" and the three roles that share it: one owns, one migrates, one works. */
public interface Roles {
    /** Makes them in a server of our own, once. */
    static void prepare(Postgres postgres) throws SQLException {
        var server = JdbcClient.create(superuser(postgres, "postgres"));
        if (server.sql("select 1 from pg_database where datname = 'twolearn'")
                .query(Integer.class)
                .optional()
                .isPresent()) return;
        server.sql("create database twolearn").update();
        try (var connection = superuser(postgres, "twolearn").getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("org/twolearn/database/roles.sql"));
        }
        for (var role : new String[] {"tl_migrator", "tl_app"})
            server.sql("alter role " + role + " password '" + postgres.password() + "'")
                    .update();
    }

    private static DriverManagerDataSource superuser(Postgres postgres, String database) {
        return new DriverManagerDataSource(postgres.url(database), "postgres", postgres.password());
    }
}
