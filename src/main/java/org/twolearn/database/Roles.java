package org.twolearn.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The database "twolearn" and the roles that share it: one owns, one migrates, one works, one clears away, one wraps
 * keys; two more that nobody logs in as.
 */
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
        for (var role : new String[] {"tl_migrator", "tl_app", "tl_jobs", "tl_keys"})
            server.sql("alter role " + role + " password '" + password(role, password) + "'")
                    .update();
        connection.commit();
    }

    /** Each role's own, made from the cluster's: who has one of them finds no other, and not the superuser's. */
    static String password(String role, String clusters) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(clusters.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DriverManagerDataSource superuser(Postgres postgres, String database) {
        return new DriverManagerDataSource(postgres.url(database), "postgres", postgres.password());
    }
}
