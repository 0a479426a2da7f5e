package org.twolearn.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two ways in: the application's, which owns nothing, and the migrations'. A third is {@link Sweep}'s. */
@Configuration
class Connections {
    record Server(String url, String password, String migratorPassword, String jobsPassword) {}

    @Bean
    @ConditionalOnProperty(name = "twolearn.database.url", matchIfMissing = true, havingValue = "none")
    Postgres postgres(
            @Value("${twolearn.data:data}") Path data,
            @Value("${twolearn.keys:keys}") Path keys,
            @Value("${twolearn.programs:}") String programs,
            @Value("${twolearn.demo:false}") boolean demo)
            throws IOException, InterruptedException, SQLException {
        if (!demo) Apart.check(data, keys);
        var postgres = Postgres.start(Own.programs(data, programs), Own.cluster(data));
        Roles.prepare(postgres);
        postgres.whenLost(Connections::giveUp);
        return postgres;
    }

    @Bean
    Server server(
            ObjectProvider<Postgres> ours,
            @Value("${twolearn.database.url:none}") String url,
            @Value("${twolearn.database.password:#{null}}") @Nullable String password,
            @Value("${twolearn.database.migrator-password:#{null}}") @Nullable String migratorPassword,
            @Value("${twolearn.database.jobs-password:#{null}}") @Nullable String jobsPassword,
            @Value("${twolearn.demo:false}") boolean demo) {
        var postgres = ours.getIfAvailable();
        if (postgres == null) return External.choose(url, password, migratorPassword, jobsPassword, demo);
        var own = postgres.password();
        return new Server(
                postgres.url("twolearn"),
                Roles.password("tl_app", own),
                Roles.password("tl_migrator", own),
                Roles.password("tl_jobs", own));
    }

    @Bean
    @Primary
    DataSource asApplication(Server server) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setUsername("tl_app");
        pool.setPassword(server.password());
        // Each costs PostgreSQL memory; more are opened when more people come at once.
        pool.setMinimumIdle(2);
        // Else PostgreSQL chooses a plan by the id that is asked for, and its time may tell a busy partnership from
        // none (W2).
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        // Planned once a connection, not at each of the first five times: policies make planning dear.
        pool.addDataSourceProperty("prepareThreshold", "1");
        return pool;
    }

    @Bean
    @FlywayDataSource
    DataSource asMigrator(Server server) {
        return new DriverManagerDataSource(server.url(), "tl_migrator", server.migratorPassword());
    }

    private static void giveUp() {
        LoggerFactory.getLogger(Postgres.class).error("PostgreSQL does not stay up, so TwoLearn stops. See its log.");
        Runtime.getRuntime().exit(1);
    }
}
