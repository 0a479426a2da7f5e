package org.twolearn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.twolearn.database.Postgres;
import org.twolearn.database.Roles;

/** Gives the tests one real database, with the roles it has in a school. */
public class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** The key store of the tests, for as long as their database. */
    public static final Path KEYS;

    private static final Postgres POSTGRES;
    private static final ScopedValue<JdbcClient> ELSEWHERE = ScopedValue.newInstance();

    static {
        try {
            var root = Path.of("target/postgres");
            Files.createDirectories(root);
            var place = Files.createTempDirectory(root, "data");
            KEYS = place.resolve("keys");
            POSTGRES = prepared(root, place.resolve("data"));
        } catch (Exception failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /** Nobody in the product: sees past row-level security, to prepare and to look for what should not be there. */
    public static JdbcClient superuser() {
        return ELSEWHERE.isBound() ? ELSEWHERE.get() : JdbcClient.create(as("twolearn", "postgres"));
    }

    /** Where a play is played against another TwoLearn than the tests' own. */
    public static <T, X extends Throwable> T elsewhere(JdbcClient superuser, ScopedValue.CallableOp<T, X> play)
            throws X {
        return ScopedValue.where(ELSEWHERE, superuser).call(play);
    }

    public static DriverManagerDataSource as(String database, String role) {
        return new DriverManagerDataSource(
                POSTGRES.url(database),
                role,
                role.equals("postgres") ? POSTGRES.password() : Roles.password(role, POSTGRES.password()));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "twolearn.database.url", POSTGRES.url("twolearn"),
                        "twolearn.database.password", Roles.password("tl_app", POSTGRES.password()),
                        "twolearn.database.migrator-password", Roles.password("tl_migrator", POSTGRES.password()),
                        "twolearn.database.jobs-password", Roles.password("tl_jobs", POSTGRES.password()),
                        // Only where a test says so: another one's rows may be old on purpose.
                        "twolearn.sweep.first", "P1D",
                        // A test asks as one person, faster than anybody.
                        "twolearn.requests-at-once", "1000000000",
                        "twolearn.keys", KEYS.toString()))
                .applyTo(context);
    }

    private static Postgres prepared(Path root, Path data) throws Exception {
        var postgres = Postgres.start(
                root.resolve("18.6"), data, "fsync=off", "shared_preload_libraries=pg_stat_statements,auto_explain");
        Roles.prepare(postgres);
        var ours = new DriverManagerDataSource(postgres.url("twolearn"), "postgres", postgres.password());
        JdbcClient.create(ours).sql("create schema counters").update();
        JdbcClient.create(ours)
                .sql("create extension pg_stat_statements schema counters")
                .update();
        return postgres;
    }
}
