package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A way from the terminal into the database that TwoLearn uses, whether TwoLearn runs or rests, as a role that may do
 * little.
 *
 * @param role such as tl_keys
 * @param variable names the role's password where the database is the district's own
 * @param outside the environment
 */
public record Reach(String role, String variable, Map<String, String> outside) {
    /** What is done with the database, and the sentence that says so. */
    @FunctionalInterface
    public interface Work {
        String with(DataSource database) throws IOException, InterruptedException, SQLException;
    }

    /** Refuses with {@link CannotStart} where there is no database, or none that lets the role in. */
    public String into(Path data, Work work) throws IOException, InterruptedException, SQLException {
        return into(data, false, work);
    }

    /** The same, only while TwoLearn rests; of a district's own database nobody but its people know whether it does. */
    public String resting(Path data, Work work) throws IOException, InterruptedException, SQLException {
        return into(data, true, work);
    }

    private String into(Path data, boolean resting, Work work) throws IOException, InterruptedException, SQLException {
        if (outside.containsKey("TWOLEARN_DATABASE_URL")) return work.with(theDistricts());
        var cluster = new Cluster(Own.cluster(data));
        if (!cluster.begun()) throw new CannotStart("There is no database of TwoLearn in " + data + ".");
        var lock = Lock.of(cluster);
        if (lock.isEmpty() && resting)
            throw new CannotStart("Stop TwoLearn first: what runs does not have the second half of the key.");
        if (lock.isEmpty()) return work.with(running(cluster));
        lock.get().close();
        try (var postgres = Postgres.start(Own.programs(data, programs()), cluster.data())) {
            return work.with(as(postgres.url("twolearn"), Roles.password(role, postgres.password())));
        }
    }

    private DataSource theDistricts() {
        var url = outside.getOrDefault("TWOLEARN_DATABASE_URL", "");
        var password = outside.get(variable);
        if (password == null)
            throw new CannotStart("TWOLEARN_DATABASE_URL is set, so this also needs " + variable + " (of " + role
                    + "); see docs/external-postgresql.md");
        External.check(url, role, password, variable);
        return as(url, password);
    }

    private DataSource running(Cluster cluster) throws IOException {
        var server = PidFile.of(cluster)
                .filter(PidFile::ready)
                .orElseThrow(() -> new CannotStart("TwoLearn is just starting or stopping. Try again in a minute."));
        return as(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/twolearn", Roles.password(role, cluster.password()));
    }

    private DataSource as(String url, String password) {
        return new DriverManagerDataSource(url, role, password);
    }

    /** Elsewhere only where several share them, as tests do. */
    private String programs() {
        return outside.getOrDefault("TWOLEARN_PROGRAMS", "");
    }
}
