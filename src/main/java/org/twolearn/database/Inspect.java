package org.twolearn.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Something that is looked up from the terminal, in a database that TwoLearn works on or that rests. Changes nothing. */
public final class Inspect {
    private Inspect() {}

    /** Says a sentence about the database. */
    @FunctionalInterface
    public interface Look {
        String at(Connection database) throws SQLException;
    }

    /** Prints what was found about the database in a data directory; where there is none, says so and fails. */
    public static void run(String data, Look look) {
        Command.run(() -> at(Path.of(data), Own.programs(Path.of(data)), look));
    }

    static String at(Path data, Path programs, Look look) throws IOException, InterruptedException, SQLException {
        var cluster = new Cluster(Own.cluster(data));
        if (!cluster.begun()) throw new CannotStart("There is no database of TwoLearn in " + data + ".");
        var lock = Lock.of(cluster);
        if (lock.isEmpty()) {
            var running = PidFile.of(cluster).filter(PidFile::ready);
            if (running.isEmpty())
                throw new CannotStart("TwoLearn is just starting or stopping. Try again in a minute.");
            return look("jdbc:postgresql://127.0.0.1:" + running.get().port() + "/twolearn", cluster.password(), look);
        }
        lock.get().close();
        try (var postgres = Postgres.start(programs, cluster.data())) {
            return look(postgres.url("twolearn"), postgres.password(), look);
        }
    }

    private static String look(String url, String password, Look look) throws SQLException {
        try (var database = DriverManager.getConnection(url, "postgres", password)) {
            database.setReadOnly(true);
            database.setAutoCommit(false);
            return look.at(database);
        }
    }
}
