package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.twolearn.TwoLearn;

/** The oldest PostgreSQL that TwoLearn works with, prepared by hand as docs/external-postgresql.md says. */
class ADatabaseOfTheDistrictTest {
    private static int port;
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15");

    @Test
    void postgres15IsMigratedAndUsed() throws Exception {
        assumeTrue(Files.isDirectory(DEBIAN), "not run: PostgreSQL 15 is not installed in " + DEBIAN);
        var cluster = new Cluster(Kept.fresh().resolve("district"));
        Directories.create(Directories.of(cluster.data()));
        var programs = new Programs(DEBIAN);
        var password = cluster.password();
        programs.run(
                "initdb",
                "-D" + cluster.data(),
                "-Upostgres",
                "-Ascram-sha-256",
                "--pwfile=" + cluster.beside(".password"),
                "-EUTF8",
                "--locale=C");
        port = Postgres.freePort();
        var guard = Guard.start(cluster, programs, port, List.of("fsync=off"));
        try {
            guard.awaitReady();
            prepare(password);
            assertThat(startTwoLearn(password)).startsWith("15.");
        } finally {
            guard.stop();
        }
    }

    private static void prepare(String password) throws Exception {
        var server = JdbcClient.create(as("postgres", password, "postgres"));
        server.sql("create database twolearn").update();
        try (var connection = as("postgres", password, "twolearn").getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("org/twolearn/database/roles.sql"));
        }
        server.sql("alter role tl_app password 'of app'").update();
        server.sql("alter role tl_migrator password 'of migrator'").update();
        server.sql("alter role tl_jobs password 'of jobs'").update();
    }

    private static String startTwoLearn(String password) {
        try (var context = SpringApplication.run(
                TwoLearn.class,
                "--server.port=0",
                "--twolearn.database.url=" + as("", "", "twolearn").getUrl(),
                "--twolearn.database.password=of app",
                "--twolearn.database.migrator-password=of migrator",
                "--twolearn.database.jobs-password=of jobs",
                "--twolearn.keys=target/keys")) {
            assertThat(context.getBeanNamesForType(Postgres.class)).isEmpty();
            return JdbcClient.create(as("postgres", password, "twolearn"))
                    .sql("select current_setting('server_version') from flyway_schema_history limit 1")
                    .query(String.class)
                    .single();
        }
    }

    private static DriverManagerDataSource as(String role, String password, String database) {
        return new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, password);
    }
}
