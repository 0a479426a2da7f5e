package org.twolearn.database;

import java.nio.file.Path;

/** What is where in the directory given with --data. */
interface Own {
    static Path programs(Path data) {
        return data.resolve("postgres-18.6");
    }

    static Path cluster(Path data) {
        return data.resolve("database");
    }
}
