package org.twolearn.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that the district runs: can it be reached, and is it new enough? */
interface External {
    int OLDEST = 15;
    Set<String> HERE = Set.of("", "localhost", "127.0.0.1", "[::1]");

    static Connections.Server choose(
            String url,
            @Nullable String password,
            @Nullable String migratorPassword,
            @Nullable String jobsPassword,
            boolean demo) {
        if (demo)
            throw new CannotStart("The demonstration fills a database of its own and never one that is in use. "
                    + "Start ./twolearn --demo without TWOLEARN_DATABASE_URL.");
        if (password == null || migratorPassword == null || jobsPassword == null)
            throw new CannotStart("TWOLEARN_DATABASE_URL is set, so TwoLearn also needs TWOLEARN_DATABASE_PASSWORD "
                    + "(of tl_app), TWOLEARN_DATABASE_MIGRATOR_PASSWORD (of tl_migrator) and "
                    + "TWOLEARN_DATABASE_JOBS_PASSWORD (of tl_jobs).");
        unheard(url);
        check(url, "tl_migrator", migratorPassword, "TWOLEARN_DATABASE_MIGRATOR_PASSWORD");
        check(url, "tl_app", password, "TWOLEARN_DATABASE_PASSWORD");
        check(url, "tl_jobs", jobsPassword, "TWOLEARN_DATABASE_JOBS_PASSWORD");
        return new Connections.Server(url, password, migratorPassword, jobsPassword);
    }

    static void check(String url, String role, String password, String variable) {
        if (!url.startsWith("jdbc:postgresql:"))
            throw new CannotStart("TWOLEARN_DATABASE_URL must look like jdbc:postgresql://host:5432/twolearn");
        try (var connection = DriverManager.getConnection(url, role, password)) {
            newEnough(connection.getMetaData().getDatabaseMajorVersion());
            complete(connection);
        } catch (SQLException failure) {
            throw new CannotStart(sentence(failure, url, role, variable), failure);
        }
    }

    /** Words are sealed and names are not: over a network both go through TLS, to a server that shows who it is. */
    static void unheard(String url) {
        if (!url.startsWith("jdbc:postgresql://")) return;
        var server = url.substring("jdbc:postgresql://".length());
        var end = server.indexOf('/');
        for (var host : (end < 0 ? server : server.substring(0, end)).split(",", -1))
            if (!HERE.contains(host.replaceFirst(":\\d+$", "")) && !url.contains("sslmode=verify-full"))
                throw new CannotStart(
                        "PostgreSQL at " + host + " is on another machine, so TWOLEARN_DATABASE_URL needs "
                                + "?sslmode=verify-full at its end; docs/external-postgresql.md says how.");
    }

    static void newEnough(int major) {
        if (major < OLDEST)
            throw new CannotStart("TwoLearn needs PostgreSQL " + OLDEST + " or newer; the server at "
                    + "TWOLEARN_DATABASE_URL is version " + major + ".");
    }

    private static void complete(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_roles where rolname in ('tl_owner', 'tl_counter', 'tl_figures', 'tl_mine')")) {
            row.next();
            if (row.getInt(1) < 4)
                throw new CannotStart(
                        "Not all roles are there: tl_owner, tl_counter, tl_mine and tl_figures, which nobody "
                                + "logs in as, are needed too. Make them as docs/external-postgresql.md says.");
        }
    }

    private static String sentence(SQLException failure, String url, String role, String variable) {
        var state = String.valueOf(failure.getSQLState());
        var where = url.replaceAll("\\?.*", "");
        return switch (state) {
            case "28P01", "28000" ->
                "PostgreSQL at " + where + " does not let " + role + " in. Check " + variable
                        + ", and that docs/external-postgresql.md was followed.";
            case "3D000" -> "There is no such database at " + where + ". Make it as docs/external-postgresql.md says.";
            default -> "TwoLearn cannot reach PostgreSQL at " + where + ": " + failure.getMessage();
        };
    }
}
