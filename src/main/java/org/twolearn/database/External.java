package org.twolearn.database;

import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that the district runs: can it be reached, and is it new enough? */
interface External {
    int OLDEST = 15;

    static void check(String url, String role, String password, String variable) {
        if (!url.startsWith("jdbc:postgresql:"))
            throw new CannotStart("TWOLEARN_DATABASE_URL must look like jdbc:postgresql://host:5432/twolearn");
        try (var connection = DriverManager.getConnection(url, role, password)) {
            newEnough(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException failure) {
            throw new CannotStart(sentence(failure, url, role, variable), failure);
        }
    }

    static void newEnough(int major) {
        if (major < OLDEST)
            throw new CannotStart("TwoLearn needs PostgreSQL " + OLDEST + " or newer; the server at "
                    + "TWOLEARN_DATABASE_URL is version " + major + ".");
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
