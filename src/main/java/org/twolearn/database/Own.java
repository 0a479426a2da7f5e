package org.twolearn.database;

import java.nio.file.Path;

/** What is where in the directory given with --data. */
interface Own {
    static Path programs(Path data) {
        return data.resolve("postgres-18.6");
    }

    /** Elsewhere only where several share them, as tests do. */
    static Path programs(Path data, String elsewhere) {
        return elsewhere.isBlank() ? programs(data) : Path.of(elsewhere);
    }

    static Path cluster(Path data) {
        return data.resolve("database");
    }
}
