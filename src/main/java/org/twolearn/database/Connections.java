package org.twolearn.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two ways in: the application's, which owns nothing, and the migrations'. */
@Configuration
class Connections {
    record Server(String url, String password, String migratorPassword) {}

    @Bean
    @ConditionalOnProperty(name = "twolearn.database.url", matchIfMissing = true, havingValue = "none")
    Postgres postgres(@Value("${twolearn.data:data}") Path data)
            throws IOException, InterruptedException, SQLException {
        var postgres = Postgres.start(data.resolve("postgres-18.6"), data.resolve("database"));
        Roles.prepare(postgres);
        return postgres;
    }

    @Bean
    Server server(
            ObjectProvider<Postgres> own,
            @Value("${twolearn.database.url:none}") String url,
            @Value("${twolearn.database.password:#{null}}") @Nullable String password,
            @Value("${twolearn.database.migrator-password:#{null}}") @Nullable String migratorPassword) {
        var postgres = own.getIfAvailable();
        if (postgres != null) return new Server(postgres.url("twolearn"), postgres.password(), postgres.password());
        if (password == null || migratorPassword == null)
            throw new IllegalStateException("An external database needs the passwords of tl_app and tl_migrator.");
        return new Server(url, password, migratorPassword);
    }

    @Bean
    @Primary
    DataSource asApplication(Server server) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setUsername("tl_app");
        pool.setPassword(server.password());
        return pool;
    }

    @Bean
    @FlywayDataSource
    DataSource asMigrator(Server server) {
        return new DriverManagerDataSource(server.url(), "tl_migrator", server.migratorPassword());
    }
}
